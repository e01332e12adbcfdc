package dev.paperboy.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * The outcomes of a feed's previous polls.
 *
 * @param firstComplete when the first complete poll began; empty before it
 * @param lastComplete when the last complete poll began; empty before the first
 * @param newest the newest date of an announcement; empty if there was none
 * @param failingSince when the first incomplete poll since the last complete one began; empty if
 *     there is none
 * @param unreadSince when the first poll that read nothing, since the last that read something,
 *     began; empty if there is none
 */
public record PollHistory(
    Optional<Instant> firstComplete,
    Optional<Instant> lastComplete,
    Optional<Instant> newest,
    Optional<Instant> failingSince,
    Optional<Instant> unreadSince) {

  /** Returns the time up to which nothing can have been missed. */
  Instant knownUpTo() {
    Instant announced = newest.orElse(Instant.EPOCH);
    // Announcements from before a feed was first read do not count as missed.
    return firstComplete.filter(first -> first.isAfter(announced)).orElse(announced);
  }
}
