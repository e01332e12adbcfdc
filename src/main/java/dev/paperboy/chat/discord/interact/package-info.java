/**
 * What people type and press on Discord. Everything is acknowledged before it is processed, because
 * Discord gives three seconds for the first and a quarter of an hour for the second. A new kind of
 * interaction is a method in {@code DiscordInteractions} and a class beside it.
 */
@NullMarked
package dev.paperboy.chat.discord.interact;

import org.jspecify.annotations.NullMarked;
