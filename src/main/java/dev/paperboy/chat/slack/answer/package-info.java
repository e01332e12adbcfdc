/**
 * The processing of a command up to its reply, wherever on Slack it was given: {@code
 * SlackReplyQueue} runs the task, {@code SlackCommandRunner} adds what is specific to Slack, {@code
 * SlackReplySender} sends the reply.
 */
@NullMarked
package dev.paperboy.chat.slack.answer;

import org.jspecify.annotations.NullMarked;
