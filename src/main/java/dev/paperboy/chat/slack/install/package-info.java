/**
 * Installation in Slack workspaces, and the scopes needed there. People install it through {@link
 * dev.paperboy.chat.slack.install.InstallRoutes}; the installations are stored by {@link
 * dev.paperboy.chat.slack.install.Installations}; the packages that talk to Slack ask {@link
 * dev.paperboy.chat.slack.install.BotTokens} for the token of a workspace each time they need it.
 * {@link dev.paperboy.chat.slack.install.OneWorkspace} is the simple way, with one token from the
 * configuration; {@link dev.paperboy.chat.slack.install.ManyWorkspaces} is the other one.
 *
 * <p>A scope that the bot needs is added to {@link dev.paperboy.chat.slack.install.RequiredScopes}
 * and to the manifests in {@code config}; a test checks that they agree.
 */
@NullMarked
package dev.paperboy.chat.slack.install;

import org.jspecify.annotations.NullMarked;
