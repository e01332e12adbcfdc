package dev.paperboy.fleet;

import java.time.Duration;

/**
 * Things of which each is done by one replica, once: an event that a platform sends again, a mail
 * that must not be sent twice. Thread-safe.
 */
public interface Claims {

  /**
   * Claims a thing; returns false if it was claimed before and not released.
   *
   * @param thing its name, the same in all replicas
   * @param life after which it may be claimed again
   */
  boolean claim(String thing, Duration life);

  /** Releases a thing that was claimed, so that it can be done again. */
  void release(String thing);
}
