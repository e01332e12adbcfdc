/**
 * Posting to Discord: what the outbox hands over goes to a channel, a thread, a forum or a person,
 * and what Discord answers becomes a result.
 *
 * <p>{@link dev.paperboy.chat.discord.send.DiscordSender} is the port's implementation; {@code
 * FindPlace} finds where a message goes; {@code ReadFailure} knows what each error of Discord
 * means. To treat one more error code, add it to {@code ErrorTable}.
 */
@NullMarked
package dev.paperboy.chat.discord.send;

import org.jspecify.annotations.NullMarked;
