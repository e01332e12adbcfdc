/**
 * Posting to Slack: what the outbox hands over goes to a channel or a person of a workspace, and
 * what Slack answers becomes a result.
 *
 * <p>{@link dev.paperboy.chat.slack.send.SlackSender} is the port's implementation; {@code Pace}
 * keeps to Slack's limits; {@code FindPosted} looks for a message of which nobody knows whether it
 * was posted; {@code ReadFailure} knows what each error means. To treat one more error, add it to
 * {@code ErrorTable}.
 */
@NullMarked
package dev.paperboy.chat.slack.send;

import org.jspecify.annotations.NullMarked;
