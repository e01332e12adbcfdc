package dev.paperboy.fleet;

import java.time.Duration;

/**
 * The intervals between requests that count towards the same limit: one of a platform, of a feed's
 * host, of the mail server. Thread-safe.
 */
public interface Pace {

  /**
   * Reserves the next free slots of a limit.
   *
   * @param name the limit, such as {@code slack T024 chat.postMessage}
   * @param interval the time between two slots
   * @param count the number of slots, at least 1
   * @return the time until the first of them; zero if it is now
   */
  Duration reserve(String name, Duration interval, int count);

  /** Keeps further slots of a limit from being earlier than this, such as after a status 429. */
  void postpone(String name, Duration wait);
}
