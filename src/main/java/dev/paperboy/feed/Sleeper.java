package dev.paperboy.feed;

import java.time.Duration;

/** Waits. On a simulated clock a wait is as much shorter as the clock is faster. */
@FunctionalInterface
public interface Sleeper {
  /** Waits for this long, not at all when it is zero or less. */
  void sleep(Duration duration) throws InterruptedException;
}
