package dev.paperboy.paper;

import java.time.Instant;

/**
 * The upvotes and comments that a paper had at the end of an hour.
 *
 * @param hour the hour, counted from 1970 in UTC
 * @param upvotes votes; 0 where unknown
 * @param comments comments; 0 where unknown
 */
public record SignalPoint(long hour, int upvotes, int comments) {
  static final long SECONDS = 3600;

  /** Returns the hour of an instant. */
  public static long hourOf(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS);
  }

  /** Returns the beginning of the hour. */
  public Instant time() {
    return Instant.ofEpochSecond(hour * SECONDS);
  }

  boolean hasCounts(Signals signals) {
    return upvotes == signals.upvotes() && comments == signals.comments();
  }
}
