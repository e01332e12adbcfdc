package dev.paperboy.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * The slots of a limit of many requests a second. As many are reserved at once as are waited for,
 * so that a request rarely costs a question to the database. Thread-safe.
 */
public final class Slots {
  /** When so few are left, the next are reserved, so that the question takes no time from them. */
  private static final int FEW = 3;

  private final Pace pace;
  private final String name;
  private final Duration interval;
  private final int most;
  private final LongSupplier nanoTime;
  private final Deque<Long> reserved = new ArrayDeque<>();

  /**
   * Creates the slots of a limit.
   *
   * @param interval the time between two slots
   * @param most how many are reserved at once
   * @param nanoTime the time in nanoseconds since any instant
   */
  public Slots(Pace pace, String name, Duration interval, int most, LongSupplier nanoTime) {
    this.pace = pace;
    this.name = name;
    this.interval = interval;
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns the time until the next slot, which is then taken; zero if it is now.
   *
   * @param waiting how many requests wait for one, with this one
   */
  public synchronized Duration take(int waiting) {
    forgetMissed();
    if (reserved.isEmpty() || (reserved.size() <= FEW && waiting > reserved.size())) {
      reserve(Math.max(1, Math.min(most, waiting - reserved.size())));
    }
    return Duration.ofNanos(Math.max(0, reserved.remove() - nanoTime.getAsLong()));
  }

  /** Forgets the slots that were reserved, because the limit was postponed. */
  public synchronized void drop() {
    reserved.clear();
  }

  /**
   * A slot that was missed by more than an interval is not made up for: with those of other
   * replicas, there would be too many at once.
   */
  private void forgetMissed() {
    long earliest = nanoTime.getAsLong() - interval.toNanos();
    while (!reserved.isEmpty() && reserved.peek() - earliest < 0) {
      reserved.poll();
    }
  }

  private void reserve(int count) {
    Duration wait = pace.reserve(name, interval, count);
    long first = nanoTime.getAsLong() + wait.toNanos();
    for (int number = 0; number < count; number++) {
      reserved.add(first + number * interval.toNanos());
    }
  }
}
