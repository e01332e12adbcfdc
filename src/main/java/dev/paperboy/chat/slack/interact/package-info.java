/**
 * What people type and press on Slack. Everything is acknowledged before it is processed, because
 * Slack gives three seconds for the first and half an hour for the second. A new kind of
 * interaction is registered in {@code SlackInteractions} and handled by a class beside it.
 */
@NullMarked
package dev.paperboy.chat.slack.interact;

import org.jspecify.annotations.NullMarked;
