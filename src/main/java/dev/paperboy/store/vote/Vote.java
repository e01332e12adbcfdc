package dev.paperboy.store.vote;

import dev.paperboy.paper.PaperId;
import java.time.Instant;

/**
 * What a person thinks of a paper in a channel.
 *
 * @param person the person's ID on the platform; for a mailbox, its address
 * @param value {@link #UP} or {@link #DOWN}
 * @param at when the person voted, or changed the vote
 */
public record Vote(PaperId paper, String person, int value, Instant at) {
  /** More papers like this one. */
  public static final int UP = 1;

  /** Fewer papers like this one. */
  public static final int DOWN = -1;

  /** Refuses other values, and a vote of nobody. */
  public Vote {
    if (value != UP && value != DOWN) {
      throw new IllegalArgumentException("A vote is up or down, not " + value + ".");
    }
    if (person.isEmpty()) {
      throw new IllegalArgumentException("A vote is a person's.");
    }
  }
}
