package dev.paperboy.feed;

import java.time.Duration;

/** Waits for a duration, which a simulated clock shortens by its speed. */
@FunctionalInterface
public interface Sleeper {
  /** Waits for this long; returns immediately if the duration is zero or negative. */
  void sleep(Duration duration) throws InterruptedException;
}
