package dev.paperboy.chat;

import java.time.Duration;

/** Waits in real time. Thread-safe. */
@FunctionalInterface
public interface Pause {
  /**
   * Waits that long.
   *
   * @throws InterruptedException where the program stops meanwhile
   */
  void of(Duration duration) throws InterruptedException;
}
