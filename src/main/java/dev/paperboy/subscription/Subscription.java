package dev.paperboy.subscription;

import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel's request for papers that match a query.
 *
 * @param key its number in the store
 * @param channel key of the channel
 * @param number its number in the channel, from 1; never reused
 * @param wish the request
 * @param pause why it is paused; null while it is active
 * @param declared the file that declares it, which alone can change it; empty if people change it
 * @param history who created it and what it matched
 */
public record Subscription(
    long key,
    long channel,
    int number,
    Wish wish,
    @Nullable Pause pause,
    String declared,
    History history) {

  /** The maximum per channel; beyond it, fewer and wider queries work better. */
  public static final int MOST_PER_CHANNEL = 500;

  /** The maximum value of {@code max}. */
  public static final int HIGHEST_MAX = 1000;

  /**
   * The request.
   *
   * @param query as typed
   * @param cadence how often to post
   * @param max papers per post, 1 to {@value Subscription#HIGHEST_MAX}; 0 for no separate limit
   * @param exception a query, as typed, for papers to post at once instead of in a digest; empty
   *     for none
   * @param updates whether updates on a paper are posted in the thread of its message
   */
  public record Wish(String query, Cadence cadence, int max, String exception, boolean updates) {
    private static final int USUAL_DIGEST = 20;

    /** Rejects a limit that is out of range, and an exception without a digest. */
    public Wish {
      if (max < 0 || max > HIGHEST_MAX) {
        throw new IllegalArgumentException("max is 1 to " + HIGHEST_MAX + ", not " + max);
      }
      if (!exception.isEmpty() && cadence instanceof Cadence.Immediately) {
        throw new IllegalArgumentException(
            "`instant` says what does not wait for a digest; it goes with daily or weekly");
      }
    }

    /** Creates a request without an exception and without updates. */
    public Wish(String query, Cadence cadence, int max) {
      this(query, cadence, max, "", false);
    }

    /** Returns whether a matching paper is to be posted at once. */
    public boolean isUrgent(AnalyzedPaper paper) {
      return cadence instanceof Cadence.Immediately
          || (!exception.isEmpty()
              && QueryParser.parse(exception) instanceof ParseResult.Parsed parsed
              && Evaluation.matches(parsed.query().expression(), paper));
    }

    /** Returns the maximum number of papers in a digest. */
    public int digestSize() {
      return max > 0 ? max : USUAL_DIGEST;
    }
  }

  /**
   * A pause.
   *
   * @param reason a sentence
   * @param until when it expires; null for never
   */
  public record Pause(String reason, @Nullable Instant until) {

    /** Returns the reason recorded if a person pauses without giving one. */
    public static String by(String person) {
      return "paused by " + person;
    }
  }

  /**
   * The history of a subscription.
   *
   * @param createdBy name of the person who created it
   * @param createdById the platform's ID of that person; empty for a file or if it was not recorded
   * @param createdAt when it was created
   * @param matches the number of papers matched so far
   * @param lastMatch when it last matched; null for never
   */
  public record History(
      String createdBy,
      String createdById,
      Instant createdAt,
      long matches,
      @Nullable Instant lastMatch) {}

  /** Returns whether a file declares it. */
  public boolean isDeclared() {
    return !declared.isEmpty();
  }

  /** Returns the pause, if it is paused. */
  public Optional<Pause> paused() {
    return Optional.ofNullable(pause);
  }
}
