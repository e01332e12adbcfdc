package dev.paperboy.app.task;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one thread wait until it is signalled, or told to stop. Never by interruption: a thread that
 * is interrupted while it writes loses the file it writes to.
 */
public final class WakeUp {
  private final Semaphore signals = new Semaphore(0);
  private volatile boolean stopped;

  /** Says that there is something to do. Never waits. */
  public void signal() {
    signals.release();
  }

  /** Says that there will be nothing to do any more. Never waits. */
  public void stop() {
    stopped = true;
    signals.release();
  }

  /** Whether there will be nothing to do any more. */
  public boolean isStopped() {
    return stopped;
  }

  /**
   * Waits until it signals, at most this long in real time; returns whether to go on.
   *
   * @throws InterruptedException when somebody interrupts all the same
   */
  public boolean await(Duration longest) throws InterruptedException {
    if (!stopped && signals.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      signals.drainPermits();
    }
    return !stopped;
  }
}
