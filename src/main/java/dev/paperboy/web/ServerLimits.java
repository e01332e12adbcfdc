package dev.paperboy.web;

import java.time.Duration;

/**
 * What clients may ask of the server.
 *
 * @param head how long a connection may take to send the head of its next request
 * @param body how long a request may take to send its body
 * @param answer how long a client may take to read a response, once it has begun
 * @param connections how many may be open; beyond, those that have waited longest are closed
 * @param bodies how many bytes of bodies are held at a time, over all requests
 */
record ServerLimits(Duration head, Duration body, Duration answer, int connections, int bodies) {
  static final ServerLimits USUAL =
      new ServerLimits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          1_000,
          32 * 1024 * 1024);
}
