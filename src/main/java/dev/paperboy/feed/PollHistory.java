package dev.paperboy.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * The outcomes of a feed's polls so far.
 *
 * @param firstComplete when the first complete poll began; empty before it
 * @param lastComplete when the last complete poll began; empty before the first
 * @param newest the newest date of an announcement; empty while none was seen
 * @param failingSince when the first poll began that was not complete, of those since the last
 *     complete one; empty while all is well
 * @param unreadSince when the first poll began that read nothing, of those since the last that read
 *     something; empty while something is read
 */
public record PollHistory(
    Optional<Instant> firstComplete,
    Optional<Instant> lastComplete,
    Optional<Instant> newest,
    Optional<Instant> failingSince,
    Optional<Instant> unreadSince) {

  /** The moment up to which nothing can have been missed, as far as it was read completely. */
  Instant knownUpTo() {
    Instant announced = newest.orElse(Instant.EPOCH);
    // What was announced before a feed was first read is not missed by anybody.
    return firstComplete.filter(first -> first.isAfter(announced)).orElse(announced);
  }
}
