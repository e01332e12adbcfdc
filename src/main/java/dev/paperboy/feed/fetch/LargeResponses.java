package dev.paperboy.feed.fetch;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limits the number of large responses in memory, however many feeds are polled at once: the others
 * wait for a turn. Thread-safe.
 */
final class LargeResponses {

  /** Responses up to this size do not wait. */
  static final int SMALL = 1024 * 1024;

  /**
   * Two responses of 20 MB, plus the memory to parse them, fit into the smallest supported heap.
   */
  private static final int AT_A_TIME = 2;

  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private final long longestWait;

  /**
   * Creates a limit.
   *
   * @param longestWait maximum wait, in seconds
   */
  LargeResponses(long longestWait) {
    this.longestWait = longestWait;
  }

  /** Thrown when other large responses take too long. */
  static final class BusyException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** The right to hold a large response, until it is closed. */
  static final class Turn implements AutoCloseable {
    private final AtomicBoolean over;
    private final Semaphore turns;

    private Turn(Semaphore turns, boolean over) {
      this.turns = turns;
      this.over = new AtomicBoolean(over);
    }

    /** Returns the right to hold a small response. */
    static Turn none() {
      return new Turn(new Semaphore(0), true);
    }

    @Override
    public void close() {
      if (!over.getAndSet(true)) {
        turns.release();
      }
    }
  }

  /**
   * Waits for a turn.
   *
   * @throws BusyException if there was none in time
   */
  Turn take() throws BusyException, InterruptedException {
    if (!turns.tryAcquire(longestWait, TimeUnit.SECONDS)) {
      throw new BusyException();
    }
    return new Turn(turns, false);
  }
}
