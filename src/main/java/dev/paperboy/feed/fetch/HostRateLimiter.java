package dev.paperboy.feed.fetch;

import dev.paperboy.feed.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pace of requests to one host, or to several that are one service: one request at a time, so
 * and so long apart, and none while the host has asked for a pause. One limiter is shared by all
 * who ask that service anything. Safe for use by several threads, which pass in the order they
 * came.
 */
public final class HostRateLimiter {

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Duration interval;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private volatile Instant next = Instant.MIN;
  private volatile Instant restUntil = Instant.MIN;

  /** A gate that lets one request through per interval, measured from its end. */
  public HostRateLimiter(Duration interval, InstantSource clock, Sleeper sleeper) {
    this.interval = interval;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** The gate of arXiv: one request per 3 s over one connection (its API's terms of use). */
  public static HostRateLimiter ofArxiv(InstantSource clock, Sleeper sleeper) {
    return new HostRateLimiter(Duration.ofSeconds(3), clock, sleeper);
  }

  /** A gate that keeps a second between requests. */
  public static HostRateLimiter onePerSecond(InstantSource clock, Sleeper sleeper) {
    return new HostRateLimiter(Duration.ofSeconds(1), clock, sleeper);
  }

  /** A limiter that only keeps to one request at a time, and to the pauses that are asked for. */
  public static HostRateLimiter unpaced(InstantSource clock, Sleeper sleeper) {
    return new HostRateLimiter(Duration.ZERO, clock, sleeper);
  }

  /** How long the host still wants to be left alone; zero when it does not. */
  public Duration resting() {
    return until(restUntil);
  }

  /** Lets nobody through for this long. */
  void rest(Duration duration) {
    Instant until = clock.instant().plus(duration);
    if (until.isAfter(restUntil)) {
      restUntil = until;
    }
  }

  /** Waits for its turn and enters; the next one enters when this one has left. */
  void enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      sleeper.sleep(longer(boundedByInterval(until(next)), resting()));
    } catch (InterruptedException | RuntimeException stopped) {
      lock.unlock();
      throw stopped;
    }
  }

  /** Lets the next one in, after the interval. */
  void leave() {
    next = clock.instant().plus(interval);
    lock.unlock();
  }

  // A clock that was set back must not close the gate for longer than its interval.
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
