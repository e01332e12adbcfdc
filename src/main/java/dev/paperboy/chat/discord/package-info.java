/**
 * Discord. {@link dev.paperboy.chat.discord.DiscordBot} is the one thing that the program starts:
 * it keeps the connection and passes what happens there to the packages inside. {@code interact}
 * turns what people type and press into commands, and their replies into messages; {@code life}
 * watches which channels may be written to; {@code message} renders cards and replies; {@code send}
 * delivers. A new kind of interaction is added in {@code interact}, a new rendering in {@code
 * message}.
 *
 * <p>A server that the bot was removed from while it was not running is not announced to it later:
 * the first message that cannot be sent there tells.
 */
@NullMarked
package dev.paperboy.chat.discord;

import org.jspecify.annotations.NullMarked;
