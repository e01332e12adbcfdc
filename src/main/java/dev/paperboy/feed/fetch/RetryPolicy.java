package dev.paperboy.feed.fetch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The number of attempts and the waits between them.
 *
 * @param attempts maximum number of attempts, from 1
 * @param firstWait maximum wait after the first failure; doubles with each further one
 * @param longestWait upper bound of the doubling
 * @param longestAsked maximum wait that a server may ask for; if it asks for more, there is no
 *     retry
 */
public record RetryPolicy(
    int attempts, Duration firstWait, Duration longestWait, Duration longestAsked) {

  /** Four attempts, waits of 1 s to 30 s, up to a minute if the server asks for it. */
  public static final RetryPolicy OF_A_POLL =
      new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(1));

  /** Two attempts within a few seconds. */
  public static final RetryPolicy OF_A_PERSON =
      new RetryPolicy(2, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));

  /** One attempt, which does not wait for a server that asked not to be contacted. */
  public static final RetryPolicy NONE =
      new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Rejects less than one attempt. */
  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt is needed, not " + attempts);
    }
  }

  /**
   * Returns a random wait before the next attempt, up to the doubling bound ("full jitter"), so
   * that many clients that failed together do not retry together.
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
