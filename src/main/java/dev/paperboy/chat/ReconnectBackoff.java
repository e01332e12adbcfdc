package dev.paperboy.chat;

import java.time.Duration;

/**
 * The backoff between connection attempts. Immutable.
 *
 * @param first after the first failure; doubled every time
 * @param longest the maximum
 * @param refused after the token was refused, until the operator has acted
 */
public record ReconnectBackoff(Duration first, Duration longest, Duration refused) {
  /** The backoff for a large platform: 2 seconds to 2 minutes, 10 minutes once refused. */
  public static final ReconnectBackoff USUAL =
      new ReconnectBackoff(Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofMinutes(10));

  /** Returns the wait after this many consecutive failures, at least one. */
  public Duration after(int failures) {
    Duration wait = first.multipliedBy(1L << Math.min(failures - 1, 20));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
