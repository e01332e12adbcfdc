package dev.paperboy.chat.slack.simulator;

/** What the bot's web server answered. */
public record BotAnswer(int status, String body) {}
