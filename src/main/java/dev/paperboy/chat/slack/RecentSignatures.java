package dev.paperboy.chat.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The signatures of recently accepted requests. They are kept for longer than a request is valid,
 * so that none is accepted twice. Thread-safe.
 */
final class RecentSignatures {
  /** More than arrive in that time; beyond it the oldest are dropped. */
  private static final int MOST = 100_000;

  private final Duration life;
  private final InstantSource clock;
  private final Map<String, Instant> taken = new LinkedHashMap<>();

  RecentSignatures(Duration life, InstantSource clock) {
    this.life = life;
    this.clock = clock;
  }

  /** Returns whether the signature is new. */
  synchronized boolean isNew(String signature) {
    Instant oldest = clock.instant().minus(life);
    Iterator<Instant> times = taken.values().iterator();
    while (times.hasNext() && (times.next().isBefore(oldest) || taken.size() > MOST)) {
      times.remove();
    }
    return taken.putIfAbsent(signature, clock.instant()) == null;
  }
}
