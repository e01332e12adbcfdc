package dev.paperboy.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pace of a process that is alone on its database. */
public final class LocalPace implements Pace {
  /** However many names there are, those that are free are forgotten. */
  private static final int MOST = 1000;

  private final Map<String, Instant> next = new HashMap<>();
  private final InstantSource clock;

  /**
   * Creates a pace at which everything is free.
   *
   * @param clock should never be set: if it is set back, everything waits for the difference
   */
  public LocalPace(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Duration reserve(String name, Duration interval, int count) {
    Instant now = clock.instant();
    Instant first = later(now, next.getOrDefault(name, now));
    if (!interval.isZero()) {
      put(name, first.plus(interval.multipliedBy(count)), now);
    }
    return Duration.between(now, first);
  }

  /** Claims without waiting: no other replica exists. */
  @Override
  public Duration claim(String name, Duration interval, Duration hold) {
    return Duration.ZERO;
  }

  @Override
  public void release(String name, Duration interval) {
    // Nobody else waits for it.
  }

  @Override
  public synchronized boolean take(List<Share> shares) {
    Instant now = clock.instant();
    boolean left =
        shares.stream()
            .allMatch(
                share -> !next.getOrDefault(share.name(), now).isAfter(now.plus(share.most())));
    if (left) {
      shares.forEach(share -> reserve(share.name(), share.interval(), 1));
    }
    return left;
  }

  @Override
  public synchronized void postpone(String name, Duration wait) {
    Instant now = clock.instant();
    put(name, later(now.plus(wait), next.getOrDefault(name, now)), now);
  }

  private void put(String name, Instant free, Instant now) {
    next.put(name, free);
    if (next.size() > MOST) {
      next.values().removeIf(at -> !at.isAfter(now));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
