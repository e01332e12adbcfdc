package dev.paperboy.chat.discord.simulator;

/**
 * A notification that a message caused.
 *
 * @param whom {@code @everyone}, {@code @here}, {@code <@id>} or {@code <@&id>}
 */
public record Ping(String channel, String message, String whom) {}
