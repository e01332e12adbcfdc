/** From a command to its answer. */
@NullMarked
package dev.paperboy.chat.slack.answer;

import org.jspecify.annotations.NullMarked;
