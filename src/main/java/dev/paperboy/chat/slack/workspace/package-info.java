/**
 * What is known of a workspace: its channels, its people, the bot itself. {@link
 * dev.paperboy.chat.slack.workspace.WorkspaceApi} asks Slack, and caches the responses for a few
 * minutes because Slack limits how often it may be asked.
 */
@NullMarked
package dev.paperboy.chat.slack.workspace;

import org.jspecify.annotations.NullMarked;
