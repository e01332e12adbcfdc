package dev.paperboy.route.chaos;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What is to be done later, all of it on one thread. */
final class Timeline {
  private static final long PAUSE_MILLIS = 20;

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
  private long number;

  /** Something to do, which may fail. */
  interface Action {
    void run() throws Exception;
  }

  private record Entry(long at, long number, Action action) {}

  /** Has this done so much later. */
  void after(Duration delay, Action action) {
    entries.add(new Entry(System.nanoTime() + delay.toNanos(), number++, action));
  }

  /** Does what is due, when it is, until this holds. */
  void runUntil(BooleanSupplier enough) throws Exception {
    while (!enough.getAsBoolean()) {
      Entry next = entries.peek();
      if (next == null || next.at() - System.nanoTime() > 0) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } else {
        entries.remove();
        next.action().run();
      }
    }
  }
}
