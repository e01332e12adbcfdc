package dev.paperboy.web;

import java.time.Duration;

/**
 * The server's limits for clients.
 *
 * @param head how long a connection may take to send the head of its next request
 * @param body how long a request may take to send its body
 * @param answer how long a client may take to read a response, once it has begun
 * @param connections the maximum number of open connections; beyond it, the longest-waiting are
 *     closed
 * @param bodies the maximum number of buffered bytes of bodies, over all requests
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
