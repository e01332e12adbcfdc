/**
 * How papers and replies look on Discord.
 *
 * <p>{@link dev.paperboy.chat.discord.message.DiscordMessageRenderer} makes a message that can be
 * posted or edited in, out of cards, plain texts and actions. {@link
 * dev.paperboy.chat.discord.message.DiscordText} is the one place that escapes third-party text so
 * that Discord shows it unchanged: nothing from a feed pings, links or formats. To add something to
 * a card, add it to {@code CardEmbed}, and to {@code PlainDiscordMessage} for channels where embeds
 * are not allowed.
 */
@NullMarked
package dev.paperboy.chat.discord.message;

import org.jspecify.annotations.NullMarked;
