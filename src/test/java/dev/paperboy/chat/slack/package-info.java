/** The bot on a simulated Slack. */
@NullMarked
package dev.paperboy.chat.slack;

import org.jspecify.annotations.NullMarked;
