package dev.paperboy.chat.slack.simulator;

/**
 * Someone was notified by a message.
 *
 * @param target as written: {@code <!channel>}, {@code <@U1>}, {@code <!subteam^S1>}
 */
public record Ping(String target, String channel, String ts) {}
