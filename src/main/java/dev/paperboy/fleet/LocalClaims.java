package dev.paperboy.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The claims of a process that is alone on its database, in memory; the latest {@value #MOST}.
 * Thread-safe.
 */
public final class LocalClaims implements Claims {
  private static final int MOST = 100_000;

  private final InstantSource clock;

  /** When each claim ends, oldest claim first. */
  private final Map<String, Instant> claimed = new LinkedHashMap<>();

  /** Creates an empty set of claims. */
  public LocalClaims(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean claim(String thing, Duration life) {
    Instant now = clock.instant();
    Iterator<Instant> ends = claimed.values().iterator();
    while (ends.hasNext() && (!ends.next().isAfter(now) || claimed.size() > MOST)) {
      ends.remove();
    }
    Instant end = claimed.get(thing);
    if (end != null && end.isAfter(now)) {
      return false;
    }
    claimed.remove(thing);
    claimed.put(thing, now.plus(life));
    return true;
  }

  @Override
  public synchronized void release(String thing) {
    claimed.remove(thing);
  }
}
