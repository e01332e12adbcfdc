package dev.paperboy.embedding;

import dev.paperboy.fleet.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * When the next request to a server is due: so many a minute from all replicas, none while it asked
 * for a pause, and after failures of this replica later and later. Thread-safe.
 */
final class RequestPace {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private static final String NAME = "embeddings";

  private final Pace shared;
  private final Duration interval;
  private final InstantSource clock;
  private final RandomGenerator random;
  private Instant next = Instant.MIN;
  private int failures;

  RequestPace(Pace shared, int requestsPerMinute, InstantSource clock, RandomGenerator random) {
    this.shared = shared;
    this.interval = Duration.ofMinutes(1).dividedBy(requestsPerMinute);
    this.clock = clock;
    this.random = random;
  }

  /** Returns how long to wait before the next request; zero if it is due. */
  synchronized Duration untilNext() {
    Instant now = clock.instant();
    return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
  }

  /**
   * Reserves the turn of a request that is due here; returns how long it still has to wait for
   * those of other replicas.
   */
  Duration reserve() {
    Duration wait = shared.reserve(NAME, interval, 1);
    synchronized (this) {
      next = clock.instant().plus(wait).plus(interval);
    }
    return wait;
  }

  /** Records that the server is well. */
  synchronized void answered() {
    failures = 0;
  }

  /**
   * Records a failure; the next request waits from half to the whole of a time that doubles, up to
   * five minutes, or for as long as the server asked if that is more.
   */
  void failed(Duration asked) {
    if (!asked.isZero()) {
      shared.postpone(NAME, asked);
    }
    failedHere(asked);
  }

  private synchronized void failedHere(Duration asked) {
    Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failures++, 10));
    long bound = (doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT).toMillis();
    Duration own = Duration.ofMillis(bound / 2 + random.nextLong(bound / 2 + 1));
    next = clock.instant().plus(own.compareTo(asked) > 0 ? own : asked);
  }
}
