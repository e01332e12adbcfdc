package dev.paperboy.subscription;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel's request not to see some papers, whichever subscriptions they match.
 *
 * @param key its number in the store
 * @param channel key of the channel
 * @param number its number in the channel, from 1; never used again
 * @param target which papers
 * @param until when it ends by itself; null for never
 * @param by name of the person who muted
 */
public record Mute(
    long key, long channel, int number, Target target, @Nullable Instant until, String by) {

  /** Past this a channel is better served by narrower subscriptions. */
  public static final int MOST_PER_CHANNEL = 200;

  /** The kinds of things that can be muted. */
  public enum Kind {
    /** Papers that a query finds: a word, a phrase. */
    TERM,
    /** Papers of an author. */
    AUTHOR,
    /** Papers of a subject class. */
    CATEGORY,
    /** One paper. */
    PAPER
  }

  /**
   * The papers that are not wanted.
   *
   * @param value the query as it was typed; of a paper its id
   */
  public record Target(Kind kind, String value) {

    /** In a word or two, for people. */
    public String words() {
      return "“" + value.replace("\"", "") + "”";
    }
  }

  /** When it ends, if it does by itself. */
  public Optional<Instant> ends() {
    return Optional.ofNullable(until);
  }
}
