/**
 * Posting to Discord: what the outbox hands over goes to a channel, a thread, a forum or a person,
 * and what Discord returns becomes a result.
 *
 * <p>{@link dev.paperboy.chat.discord.send.DiscordSender} is the port's implementation; {@code
 * DestinationLookup} finds where a message goes; {@code DiscordFailureReader} knows what each error
 * of Discord means. To handle another error code, add it to {@code DiscordErrors}.
 */
@NullMarked
package dev.paperboy.chat.discord.send;

import org.jspecify.annotations.NullMarked;
