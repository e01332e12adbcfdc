/**
 * From a command to its answer, wherever on Slack it was given: {@code Desk} does the work, {@code
 * CarryOut} knows what only Slack knows of the place, {@code GiveAnswer} shows what came of it.
 */
@NullMarked
package dev.paperboy.chat.slack.answer;

import org.jspecify.annotations.NullMarked;
