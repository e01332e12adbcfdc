package dev.paperboy.app.task;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets one thread wait until it is signalled, or told to stop. Never interrupts: a thread that is
 * interrupted while it writes loses its file.
 */
public final class WakeUp {
  private final Semaphore signals = new Semaphore(0);
  private final AtomicBoolean signalled = new AtomicBoolean();
  private volatile boolean stopped;

  /** Signals that there is work to do. Never blocks. */
  public void signal() {
    signalled.set(true);
    signals.release();
  }

  /** Returns whether {@link #signal} was called since this was last asked. */
  public boolean takeSignal() {
    return signalled.getAndSet(false);
  }

  /** Ends the wait for a reason other than a signal. Never blocks. */
  public void endWait() {
    signals.release();
  }

  /** Signals that there will be no more work. Never blocks. */
  public void stop() {
    stopped = true;
    signals.release();
  }

  /** Returns whether there will be no more work. */
  public boolean isStopped() {
    return stopped;
  }

  /**
   * Waits for a signal or the end of the wait, at most this long in real time; returns whether to
   * continue.
   *
   * @throws InterruptedException if the thread is interrupted nevertheless
   */
  public boolean await(Duration longest) throws InterruptedException {
    if (!stopped && signals.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      signals.drainPermits();
    }
    return !stopped;
  }
}
