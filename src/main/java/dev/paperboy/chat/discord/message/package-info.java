/**
 * How papers and replies look on Discord.
 *
 * <p>{@link dev.paperboy.chat.discord.message.DiscordMessageRenderer} makes a message that can be
 * posted or edited in, out of cards, plain texts and actions. {@link
 * dev.paperboy.chat.discord.message.DiscordText} is the one place that turns foreign text into
 * something that Discord shows as it is: nothing from a feed pings, links or formats. To add
 * something to a card, add it to {@code CardEmbed}, and to {@code PlainDiscordMessage} for channels
 * where embeds are not allowed.
 */
@NullMarked
package dev.paperboy.chat.discord.message;

import org.jspecify.annotations.NullMarked;
