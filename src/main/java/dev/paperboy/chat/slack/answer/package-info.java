/**
 * From a command to its reply, wherever on Slack the command was given: {@code SlackReplyQueue}
 * runs the work, {@code SlackCommandRunner} knows what only Slack knows of the place, {@code
 * SlackReplySender} shows the reply.
 */
@NullMarked
package dev.paperboy.chat.slack.answer;

import org.jspecify.annotations.NullMarked;
