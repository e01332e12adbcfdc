/**
 * What people type and press. Everything is acknowledged before it is worked on, because Slack
 * gives three seconds for the first and half an hour for the second. A new kind of interaction is
 * registered in {@code Interactions} and answered by a class beside it.
 */
@NullMarked
package dev.paperboy.chat.slack.interact;

import org.jspecify.annotations.NullMarked;
