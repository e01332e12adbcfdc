/**
 * Sends messages of the outbox to a channel, a thread, a forum or a person, and converts Discord's
 * responses to results.
 *
 * <p>{@link dev.paperboy.chat.discord.send.DiscordSender} is the port's implementation; {@code
 * DestinationLookup} finds where a message goes; {@code DiscordFailureReader} knows what each error
 * of Discord means. To handle another error code, add it to {@code DiscordErrors}.
 */
@NullMarked
package dev.paperboy.chat.discord.send;

import org.jspecify.annotations.NullMarked;
