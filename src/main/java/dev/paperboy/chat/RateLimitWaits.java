package dev.paperboy.chat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts the waits that keep requests below a platform's limits. Thread-safe. */
public final class RateLimitWaits {
  private final LongAdder count = new LongAdder();
  private final AtomicLong nanos = new AtomicLong();

  /** Counts a wait before a request; one of no length is none. */
  public void add(Duration wait) {
    if (wait.compareTo(Duration.ZERO) > 0) {
      count.increment();
      nanos.addAndGet(wait.toNanos());
    }
  }

  /** Returns the number of requests that waited since the start. */
  public long count() {
    return count.sum();
  }

  /** Returns how long they waited in total. */
  public Duration total() {
    return Duration.ofNanos(nanos.get());
  }
}
