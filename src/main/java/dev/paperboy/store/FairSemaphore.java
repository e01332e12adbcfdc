package dev.paperboy.store;

import dev.paperboy.store.StoreException.Kind;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fair semaphore: a limited number of threads work at a time, in FIFO order. A thread that
 * returns at once does not overtake those that are waiting.
 */
final class FairSemaphore {
  private final Semaphore free;
  private final int count;
  private final LongAdder waits = new LongAdder();
  private final Duration longest;
  private final @Nullable FairSemaphore next;

  /**
   * Creates a semaphore with all permits available.
   *
   * @param count the number of permits
   * @param longest the maximum time to wait for a permit
   */
  FairSemaphore(int count, Duration longest) {
    this(count, longest, null);
  }

  private FairSemaphore(int count, Duration longest, @Nullable FairSemaphore next) {
    this.free = new Semaphore(count, true);
    this.count = count;
    this.longest = longest;
    this.next = next;
  }

  /**
   * Returns a semaphore in front of this one: after acquiring its permit, a thread also needs one
   * of this semaphore.
   */
  FairSemaphore before(int count, Duration longest) {
    return new FairSemaphore(count, longest, this);
  }

  /**
   * Runs work while holding a permit, and returns its result.
   *
   * @throws StoreException if waiting takes too long or the thread is interrupted
   */
  <T> T take(Supplier<T> work) {
    await();
    try {
      return next == null ? work.get() : next.take(work);
    } finally {
      free.release();
    }
  }

  /** Returns how its permits are used at present. */
  ConnectionUse use(String purpose) {
    return new ConnectionUse(
        purpose, count, count - free.availablePermits(), free.getQueueLength(), waits.sum());
  }

  private void await() {
    if (free.availablePermits() == 0) {
      waits.increment();
    }
    try {
      // An interrupted thread does not wait, but may still record the outcome of its work.
      boolean taken =
          Thread.currentThread().isInterrupted()
              ? free.tryAcquire()
              : free.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
      if (!taken) {
        throw busy(null);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw busy(stopping);
    }
  }

  private static StoreException busy(@Nullable Exception cause) {
    return new StoreException(
        Kind.BUSY, "The database is busy with other work. Try again in a moment.", cause);
  }
}
