package dev.paperboy.taste;

import dev.paperboy.paper.PaperId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a paper fits the taste of a channel.
 *
 * @param score the higher, the more it resembles papers voted up
 * @param verdict whether the score means anything
 * @param words the words that it has in common with papers voted up, or down if it is disliked, as
 *     they are written, the most important first
 * @param authors the authors that it has in common with them, likewise
 * @param resembles the voted paper that it resembles most; empty if none
 */
public record Judgement(
    double score,
    Verdict verdict,
    List<String> words,
    List<String> authors,
    Optional<PaperId> resembles) {

  /** The judgement where nothing was learned. */
  public static final Judgement NONE =
      new Judgement(0, Verdict.NEUTRAL, List.of(), List.of(), Optional.empty());

  /** Papers that are liked, the best first, then the others, and those that are disliked last. */
  public static final Comparator<Judgement> BEST_FIRST =
      Comparator.comparing(Judgement::verdict)
          .thenComparing(
              Comparator.comparingDouble(
                      (Judgement one) -> one.verdict() == Verdict.LIKED ? one.score() : 0)
                  .reversed());

  /** What a score means, in the order of a digest. */
  public enum Verdict {
    /** It resembles papers voted up. */
    LIKED,
    /** It resembles neither. */
    NEUTRAL,
    /** It resembles papers voted down. */
    DISLIKED
  }

  /** Copies the lists. */
  public Judgement {
    words = List.copyOf(words);
    authors = List.copyOf(authors);
  }

  /** Returns whether it resembles papers voted up. */
  public boolean isLiked() {
    return verdict == Verdict.LIKED;
  }
}
