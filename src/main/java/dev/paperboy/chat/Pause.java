package dev.paperboy.chat;

import java.time.Duration;

/** Waits in real time. Thread-safe. */
@FunctionalInterface
public interface Pause {
  /**
   * Waits for this duration.
   *
   * @throws InterruptedException if the program is stopping
   */
  void of(Duration duration) throws InterruptedException;
}
