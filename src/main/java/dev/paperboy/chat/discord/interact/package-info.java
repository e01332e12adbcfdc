/**
 * Interactions on Discord. Each one is acknowledged before it is processed, because Discord
 * requires an acknowledgement within three seconds and a reply within 15 minutes. A new kind of
 * interaction is a method in {@code DiscordInteractions} and a class beside it.
 */
@NullMarked
package dev.paperboy.chat.discord.interact;

import org.jspecify.annotations.NullMarked;
