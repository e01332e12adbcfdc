package dev.paperboy.feed.fetch;

import dev.paperboy.feed.Sleeper;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.fleet.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits the rate of requests to one host, or to several that form one service: one request at a
 * time, with a minimum interval, and none while the host has asked for a pause. One limiter is
 * shared by all users of a service; with {@link #sharedBy}, by those of all replicas. Thread-safe,
 * and fair within a replica.
 */
public final class HostRateLimiter {
  /** Longer than a request takes; after that, its replica has stopped. */
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(1);

  /** How often to look whether the request of another replica has ended. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Duration interval;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Pace pace;
  private final String name;
  private volatile Instant next = Instant.MIN;
  private volatile Instant restUntil = Instant.MIN;

  /** Creates a limiter that permits one request per interval, measured from its end. */
  public HostRateLimiter(Duration interval, InstantSource clock, Sleeper sleeper) {
    this(interval, clock, sleeper, new LocalPace(clock), "host");
  }

  private HostRateLimiter(
      Duration interval, InstantSource clock, Sleeper sleeper, Pace pace, String name) {
    this.interval = interval;
    this.clock = clock;
    this.sleeper = sleeper;
    this.pace = pace;
    this.name = name;
  }

  /**
   * Returns a limiter like this one for all replicas together.
   *
   * @param name identifies the host or service
   */
  public HostRateLimiter sharedBy(Pace shared, String name) {
    return new HostRateLimiter(interval, clock, sleeper, shared, "host " + name);
  }

  /**
   * Returns the limiter for arXiv: one request per 3 s over one connection (its API's terms of
   * use).
   */
  public static HostRateLimiter ofArxiv(InstantSource clock, Sleeper sleeper) {
    return new HostRateLimiter(Duration.ofSeconds(3), clock, sleeper);
  }

  /** Returns a limiter with an interval of a second. */
  public static HostRateLimiter onePerSecond(InstantSource clock, Sleeper sleeper) {
    return new HostRateLimiter(Duration.ofSeconds(1), clock, sleeper);
  }

  /**
   * Returns a limiter without an interval, which permits one request at a time and observes
   * requested pauses.
   */
  public static HostRateLimiter unpaced(InstantSource clock, Sleeper sleeper) {
    return new HostRateLimiter(Duration.ZERO, clock, sleeper);
  }

  /** Returns how long the host's requested pause still lasts; zero if there is none. */
  public Duration resting() {
    return longer(until(restUntil), pace.reserve(name, Duration.ZERO, 1));
  }

  /** Permits no request for this long. */
  void rest(Duration duration) {
    Instant until = clock.instant().plus(duration);
    if (until.isAfter(restUntil)) {
      restUntil = until;
    }
    pace.postpone(name, duration);
  }

  /** Waits for a permit; the next one is granted after {@link #leave}. */
  void enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      sleeper.sleep(longer(boundedByInterval(until(next)), resting()));
      awaitReplicas();
    } catch (InterruptedException | RuntimeException stopped) {
      lock.unlock();
      throw stopped;
    }
  }

  private void awaitReplicas() throws InterruptedException {
    if (interval.isZero()) {
      return;
    }
    Duration wait = pace.claim(turn(), interval, LONGEST_REQUEST);
    while (!wait.isZero()) {
      sleeper.sleep(wait.compareTo(LOOK) < 0 ? wait : LOOK);
      wait = pace.claim(turn(), interval, LONGEST_REQUEST);
    }
  }

  private String turn() {
    return name + " turn";
  }

  /** Releases the permit; the next one is granted after the interval. */
  void leave() {
    try {
      if (!interval.isZero()) {
        pace.release(turn(), interval);
      }
    } finally {
      next = clock.instant().plus(interval);
      lock.unlock();
    }
  }

  // After a clock is set back, the wait must not exceed the interval.
  private Duration boundedByInterval(Duration wait) {
    return wait.compareTo(interval) > 0 ? interval : wait;
  }

  private Duration until(Instant moment) {
    if (moment.equals(Instant.MIN)) {
      return Duration.ZERO;
    }
    return longer(Duration.between(clock.instant(), moment), Duration.ZERO);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
