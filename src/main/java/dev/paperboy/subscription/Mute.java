package dev.paperboy.subscription;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel's request to hide some papers, whichever subscriptions they match.
 *
 * @param key its number in the store
 * @param channel key of the channel
 * @param number its number in the channel, from 1; never reused
 * @param target the papers
 * @param until when it expires; null for never
 * @param by name of the person who muted
 */
public record Mute(
    long key, long channel, int number, Target target, @Nullable Instant until, String by) {

  /** The maximum per channel; beyond it, narrower subscriptions work better. */
  public static final int MOST_PER_CHANNEL = 200;

  /** The kinds of things that can be muted. */
  public enum Kind {
    /** Papers that match a query: a word, a phrase. */
    TERM,
    /** Papers by an author. */
    AUTHOR,
    /** Papers in a subject class. */
    CATEGORY,
    /** One paper. */
    PAPER
  }

  /**
   * The muted papers.
   *
   * @param value the query as typed; for a paper, its ID
   */
  public record Target(Kind kind, String value) {

    /** Returns a short description for people. */
    public String words() {
      return "“" + value.replace("\"", "") + "”";
    }
  }

  /** Returns when it expires, if it does. */
  public Optional<Instant> ends() {
    return Optional.ofNullable(until);
  }
}
