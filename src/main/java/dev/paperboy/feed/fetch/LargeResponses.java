package dev.paperboy.feed.fetch;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets only a few large responses be held in memory at a time, however many feeds are polled at
 * once: the others wait for their turn. Safe for use by several threads.
 */
final class LargeResponses {

  /** What is not larger waits for nobody. */
  static final int SMALL = 1024 * 1024;

  /**
   * Two responses of 20 MB, and what reading them takes, fit into the smallest heap beside the
   * rest.
   */
  private static final int AT_A_TIME = 2;

  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private final long longestWait;

  /**
   * Turns that are waited for.
   *
   * @param longestWait in seconds
   */
  LargeResponses(long longestWait) {
    this.longestWait = longestWait;
  }

  /** Other large responses take longer to read than is worth waiting for. */
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

    /** The right to hold a small one. */
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
   * @throws BusyException when none came
   */
  Turn take() throws BusyException, InterruptedException {
    if (!turns.tryAcquire(longestWait, TimeUnit.SECONDS)) {
      throw new BusyException();
    }
    return new Turn(turns, false);
  }
}
