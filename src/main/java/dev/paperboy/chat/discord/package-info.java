/**
 * The Discord platform. {@link dev.paperboy.chat.discord.DiscordBot} is the entry point: it keeps
 * the connection and passes events to the sub-packages. {@code interact} turns what people type and
 * press into commands, and their replies into messages; {@code life} watches which channels may be
 * written to; {@code message} renders cards and replies; {@code send} delivers. A new kind of
 * interaction is added in {@code interact}, a new rendering in {@code message}.
 *
 * <p>If the bot is removed from a server while it is not running, no event is sent later: this is
 * detected when the first message cannot be sent there.
 */
@NullMarked
package dev.paperboy.chat.discord;

import org.jspecify.annotations.NullMarked;
