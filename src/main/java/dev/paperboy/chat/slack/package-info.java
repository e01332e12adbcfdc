/**
 * The Slack platform. {@link dev.paperboy.chat.slack.SlackBot} is the entry point: it keeps the
 * connection and passes events to the sub-packages. {@code interact} turns what people type and
 * press into commands, {@code answer} their replies into messages, {@code form} and {@code home}
 * are the modal and the Home tab; {@code life} watches which channels may be written to; {@code
 * workspace} asks Slack about people and channels; {@code message} renders cards and replies;
 * {@code send} delivers; {@code install} brings the bot into workspaces.
 */
@NullMarked
package dev.paperboy.chat.slack;

import org.jspecify.annotations.NullMarked;
