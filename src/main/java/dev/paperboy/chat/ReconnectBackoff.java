package dev.paperboy.chat;

import java.time.Duration;

/**
 * How long to wait before a platform is asked again. Immutable.
 *
 * @param first after it could not be reached for the first time; doubled every time
 * @param longest at most
 * @param refused after it refused the token, until a person has acted
 */
public record ReconnectBackoff(Duration first, Duration longest, Duration refused) {
  /** What is right for a large platform: 2 seconds to 2 minutes, 10 minutes once refused. */
  public static final ReconnectBackoff USUAL =
      new ReconnectBackoff(Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofMinutes(10));

  /** How long to wait after this many failures in a row, at least one. */
  public Duration after(int failures) {
    Duration wait = first.multipliedBy(1L << Math.min(failures - 1, 20));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
