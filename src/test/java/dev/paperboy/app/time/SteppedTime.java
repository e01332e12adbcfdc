package dev.paperboy.app.time;

import java.time.Duration;
import java.time.Instant;

/** A program clock that stands still until a test moves it. Thread-safe. */
public final class SteppedTime {
  private final SimulatedTime time;
  private long nanos;

  /** Creates a clock that shows this time. */
  public SteppedTime(Instant start) {
    time = new SimulatedTime(start, 1, this::now, this::sleep);
  }

  /** Returns the clock for the program. Who waits on it waits until it has been moved so far. */
  public ProgramTime time() {
    return time;
  }

  /** Moves the clock and wakes those whose wait has ended. */
  public synchronized void advance(Duration duration) {
    nanos += duration.toNanos();
    notifyAll();
  }

  private synchronized long now() {
    return nanos;
  }

  private synchronized void sleep(Duration duration) throws InterruptedException {
    long end = nanos + duration.toNanos();
    while (nanos < end) {
      wait();
    }
  }
}
