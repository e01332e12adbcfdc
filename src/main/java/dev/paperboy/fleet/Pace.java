package dev.paperboy.fleet;

import java.time.Duration;
import java.util.List;

/**
 * The intervals between requests that count towards the same limit: one of a platform, of a feed's
 * host, of the mail server. Thread-safe.
 */
public interface Pace {

  /**
   * A part of a limit that allows several at once.
   *
   * @param name the limit
   * @param interval the time after which it allows one more
   * @param most how far away the next slot may be at most
   */
  record Share(String name, Duration interval, Duration most) {}

  /**
   * Reserves the next free slots of a limit.
   *
   * @param name the limit, such as {@code slack T024 chat.postMessage}
   * @param interval the time between two slots; zero only asks how long it was postponed
   * @param count the number of slots, at least 1
   * @return the time until the first of them; zero if it is now
   */
  Duration reserve(String name, Duration interval, int count);

  /**
   * Claims a limit that only one replica may use at a time. Within a replica, the caller ensures
   * that.
   *
   * @param interval the time that is to pass between two uses
   * @param hold when it is free again if it is not released
   * @return zero if it is claimed; otherwise the time after which to ask again, at the latest
   */
  Duration claim(String name, Duration interval, Duration hold);

  /** Releases a limit that was claimed; it can be claimed again after the interval. */
  void release(String name, Duration interval);

  /**
   * Takes all of these shares without waiting, or none if one of them is not left.
   *
   * @return whether all are left
   */
  boolean take(List<Share> shares);

  /** Keeps further slots of a limit from being earlier than this, such as after a status 429. */
  void postpone(String name, Duration wait);
}
