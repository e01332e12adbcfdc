package dev.paperboy.chat.slack.simulator;

import java.net.URI;

/** A request to the bot as it was sent, for sending it again or with something wrong about it. */
public record SentRequest(URI url, String contentType, String body, String timestamp) {}
