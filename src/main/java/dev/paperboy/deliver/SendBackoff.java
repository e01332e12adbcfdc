package dev.paperboy.deliver;

import java.time.Duration;

/** How long to wait before a message is tried once more. */
final class SendBackoff {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private SendBackoff() {}

  /**
   * The wait after a number of attempts: what the platform asks for, or else twice as long each
   * time.
   */
  static Duration wait(int attempts, Duration asked) {
    if (asked.compareTo(Duration.ZERO) > 0) {
      return asked;
    }
    Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts, 12));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
