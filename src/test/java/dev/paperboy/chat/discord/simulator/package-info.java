/**
 * Discord in small: a server that speaks Discord's gateway and REST API over real HTTP and
 * WebSocket on loopback, for tests of a bot.
 *
 * <p>It holds a {@link dev.paperboy.chat.discord.simulator.World} of guilds, channels and people,
 * keeps Discord's limits with Discord's error bodies, and records what it was sent. A test builds
 * the world and acts for its people through {@link
 * dev.paperboy.chat.discord.simulator.DiscordSimulator}; the bot is pointed to its two addresses.
 *
 * <p>A new endpoint goes to the class of its kind ({@code MessageEndpoints}, {@code
 * ChannelEndpoints}…); a new limit to {@code MessageRules} or {@code CommandRules}.
 */
@NullMarked
package dev.paperboy.chat.discord.simulator;

import org.jspecify.annotations.NullMarked;
