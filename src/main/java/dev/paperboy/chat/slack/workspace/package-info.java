/**
 * Information on a workspace: its channels, its people, the bot itself. {@link
 * dev.paperboy.chat.slack.workspace.WorkspaceApi} requests it from Slack, and caches the responses
 * for a few minutes because Slack limits the rate of requests.
 */
@NullMarked
package dev.paperboy.chat.slack.workspace;

import org.jspecify.annotations.NullMarked;
