/**
 * Sends messages of the outbox to a channel or a person of a workspace, and converts Slack's
 * responses to results.
 *
 * <p>{@link dev.paperboy.chat.slack.send.SlackSender} is the port's implementation; {@code
 * SlackRateLimiter} keeps to Slack's limits; {@code PostedMessageSearch} looks for a message in
 * doubt; {@code SlackFailureReader} knows what each error means. To handle another error, add it to
 * {@code SlackErrors}.
 */
@NullMarked
package dev.paperboy.chat.slack.send;

import org.jspecify.annotations.NullMarked;
