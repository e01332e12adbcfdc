/**
 * Interactions on Slack. Each one is acknowledged before it is processed, because Slack requires an
 * acknowledgement within three seconds and a reply within half an hour. A new kind of interaction
 * is registered in {@code SlackInteractions} and handled by a class beside it.
 */
@NullMarked
package dev.paperboy.chat.slack.interact;

import org.jspecify.annotations.NullMarked;
