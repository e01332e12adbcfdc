package dev.paperboy.store;

import dev.paperboy.store.StoreException.Kind;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many threads at a time do their work, in the order in which they came: nobody who comes
 * again at once is let in before those who wait.
 */
final class FairSemaphore {
  private final Semaphore free;
  private final Duration longest;
  private final @Nullable FairSemaphore next;

  /**
   * Creates a semaphore whose permits are all free.
   *
   * @param count how many threads work at a time
   * @param longest how long one waits for its permit
   */
  FairSemaphore(int count, Duration longest) {
    this(count, longest, null);
  }

  private FairSemaphore(int count, Duration longest, @Nullable FairSemaphore next) {
    this.free = new Semaphore(count, true);
    this.longest = longest;
    this.next = next;
  }

  /** Returns a semaphore in front of this one: who has its permit still needs one of this. */
  FairSemaphore before(int count, Duration longest) {
    return new FairSemaphore(count, longest, this);
  }

  /**
   * Does this when a permit is free, and returns what it returns.
   *
   * @throws StoreException when that takes too long, or the thread is interrupted meanwhile
   */
  <T> T take(Supplier<T> work) {
    await();
    try {
      return next == null ? work.get() : next.take(work);
    } finally {
      free.release();
    }
  }

  private void await() {
    try {
      // Who is told to stop does not wait, but may still note what came of its work.
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
