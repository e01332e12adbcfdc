package dev.paperboy.feed.fetch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how long to try.
 *
 * @param attempts how often to ask at most, from 1
 * @param firstWait the longest wait after the first failure; it doubles with each further one
 * @param longestWait what it doubles up to
 * @param longestAsked the longest wait that is granted to a server that asks for one; one that asks
 *     for more is left alone for now
 */
public record RetryPolicy(
    int attempts, Duration firstWait, Duration longestWait, Duration longestAsked) {

  /** Four attempts, waits of 1 s to 30 s, up to a minute where the server asks for it. */
  public static final RetryPolicy OF_A_POLL =
      new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(1));

  /** Two attempts within a few seconds. */
  public static final RetryPolicy OF_A_PERSON =
      new RetryPolicy(2, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));

  /** Refuses less than one attempt. */
  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt is needed, not " + attempts);
    }
  }

  /**
   * A random wait before the next attempt: anything up to the bound that doubles ("full jitter"),
   * so that many clients that failed together do not return together.
   */
  Duration waitAfter(int failures, RandomGenerator random) {
    Duration bound = longestWait;
    if (failures < 20) {
      Duration doubled = firstWait.multipliedBy(1L << (failures - 1));
      bound = doubled.compareTo(longestWait) < 0 ? doubled : longestWait;
    }
    return Duration.ofMillis(random.nextLong(bound.toMillis() + 1));
  }
}
