/**
 * How papers and replies look on Slack.
 *
 * <p>{@link dev.paperboy.chat.slack.message.SlackMessageRenderer} makes blocks and the text beside
 * them out of cards, plain texts and actions, within every limit of Block Kit. {@link
 * dev.paperboy.chat.slack.message.SlackText} is the one place that escapes third-party text so that
 * Slack shows it unchanged: nothing from a feed pings, links or formats. To add something to a
 * card, add it to {@code CardBlocks}, and to {@code PlainSlackMessage} for when blocks are refused.
 */
@NullMarked
package dev.paperboy.chat.slack.message;

import org.jspecify.annotations.NullMarked;
