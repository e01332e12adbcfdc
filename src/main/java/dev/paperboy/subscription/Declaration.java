package dev.paperboy.subscription;

import dev.paperboy.subscription.Subscription.Wish;

/**
 * A subscription as it is written in a file.
 *
 * @param channel where it posts
 * @param channelName what people call that channel
 * @param wish what is wanted
 * @param pause why it rests; empty while it is active
 */
public record Declaration(ChannelId channel, String channelName, Wish wish, String pause) {}
