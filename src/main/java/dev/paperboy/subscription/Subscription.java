package dev.paperboy.subscription;

import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel's request to be sent papers that match a query.
 *
 * @param key its number in the store
 * @param channel key of the channel
 * @param number its number in the channel, from 1; never used again
 * @param wish what is wanted
 * @param pause why it is paused; null while it is active
 * @param declared the file that it is declared in, which alone can change it; empty where people
 *     change it
 * @param history who made it and what it matched
 */
public record Subscription(
    long key,
    long channel,
    int number,
    Wish wish,
    @Nullable Pause pause,
    String declared,
    History history) {

  /** Past this a channel is better served by fewer, wider queries. */
  public static final int MOST_PER_CHANNEL = 500;

  /** The highest number that {@code max} accepts. */
  public static final int HIGHEST_MAX = 1000;

  /**
   * What is wanted.
   *
   * @param query as typed
   * @param cadence how often
   * @param max papers a post, 1 to {@value Subscription#HIGHEST_MAX}; 0 for no limit of its own
   * @param exception what of it is posted at once instead of in a digest, a query as typed; empty
   *     for nothing
   * @param updates whether news of a paper is posted in the thread of its message
   */
  public record Wish(String query, Cadence cadence, int max, String exception, boolean updates) {
    private static final int USUAL_DIGEST = 20;

    /** Refuses a limit out of bounds, and an exception where there is no digest. */
    public Wish {
      if (max < 0 || max > HIGHEST_MAX) {
        throw new IllegalArgumentException("max is 1 to " + HIGHEST_MAX + ", not " + max);
      }
      if (!exception.isEmpty() && cadence instanceof Cadence.Immediately) {
        throw new IllegalArgumentException(
            "`instant` says what does not wait for a digest; it goes with daily or weekly");
      }
    }

    /** One without an exception and without updates. */
    public Wish(String query, Cadence cadence, int max) {
      this(query, cadence, max, "", false);
    }

    /** Whether a paper that it wants is to be posted at once. */
    public boolean isUrgent(AnalyzedPaper paper) {
      return cadence instanceof Cadence.Immediately
          || (!exception.isEmpty()
              && QueryParser.parse(exception) instanceof ParseResult.Parsed parsed
              && Evaluation.matches(parsed.query().expression(), paper));
    }

    /** How many papers a digest shows at most. */
    public int digestSize() {
      return max > 0 ? max : USUAL_DIGEST;
    }
  }

  /**
   * A pause.
   *
   * @param reason in a sentence
   * @param until when it ends by itself; null for never
   */
  public record Pause(String reason, @Nullable Instant until) {

    /** The reason that is recorded where a person pauses without giving one. */
    public static String by(String person) {
      return "paused by " + person;
    }
  }

  /**
   * What happened.
   *
   * @param createdBy name of the person who subscribed
   * @param createdById the platform's id of that person; empty where a file did, or where it was
   *     not kept
   * @param createdAt when
   * @param matches how many papers it asked for so far
   * @param lastMatch when it last did; null for never
   */
  public record History(
      String createdBy,
      String createdById,
      Instant createdAt,
      long matches,
      @Nullable Instant lastMatch) {}

  /** Whether a file declares it. */
  public boolean isDeclared() {
    return !declared.isEmpty();
  }

  /** The pause, while it is paused. */
  public Optional<Pause> paused() {
    return Optional.ofNullable(pause);
  }
}
