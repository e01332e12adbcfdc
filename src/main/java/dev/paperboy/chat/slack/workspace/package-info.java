/**
 * What is known of a workspace: its channels, its people, the bot itself. {@link
 * dev.paperboy.chat.slack.workspace.AskSlack} asks, and remembers the answers for a few minutes,
 * because Slack lets nobody ask often.
 */
@NullMarked
package dev.paperboy.chat.slack.workspace;

import org.jspecify.annotations.NullMarked;
