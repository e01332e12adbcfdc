package dev.paperboy.chat.slack;

import java.time.Duration;

/**
 * How long to wait before Slack is asked again.
 *
 * @param first after it could not be reached for the first time; doubled every time
 * @param longest at most
 * @param refused after it refused a token, which only a person can mend
 */
record SlackBackoff(Duration first, Duration longest, Duration refused) {
  static final SlackBackoff USUAL =
      new SlackBackoff(Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofMinutes(10));

  /** How long to wait after this many failures in a row, at least one. */
  Duration after(int failures) {
    Duration wait = first.multipliedBy(1L << Math.min(failures - 1, 20));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
