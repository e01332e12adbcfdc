package dev.paperboy.deliver;

import java.time.Duration;

/** The retry backoff for messages. */
final class SendBackoff {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private SendBackoff() {}

  /**
   * Returns the wait after a number of attempts: what the platform asks for, or else exponentially
   * increasing.
   */
  static Duration wait(int attempts, Duration asked) {
    if (asked.compareTo(Duration.ZERO) > 0) {
      return asked;
    }
    Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts, 12));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
