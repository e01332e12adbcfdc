package dev.paperboy.trending;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.paper.SignalHistory.VotedPaper;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The order of trending papers: most points first; of equals, the one with more upvotes, then the
 * one announced earlier, then the smaller id.
 */
public final class TrendingOrder {
  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingInt(Scored::points)
          .thenComparingInt(scored -> scored.score().upvotes())
          .reversed()
          .thenComparing(Scored::announced)
          .thenComparing(scored -> scored.paper().toString());

  private TrendingOrder() {}

  /**
   * A paper and its score.
   *
   * @param announced when it was first announced as new; the end of time if it was not
   */
  public record Scored(PaperId paper, TrendingScore score, Instant announced, int points) {}

  /** Returns those papers that gained upvotes since the beginning of an hour, in order. */
  public static List<Scored> of(List<VotedPaper> papers, Instant since) {
    return papers.stream()
        .map(paper -> scored(paper, since))
        .filter(scored -> scored.score().gained() > 0)
        .sorted(BEST_FIRST)
        .toList();
  }

  private static Scored scored(VotedPaper paper, Instant since) {
    TrendingScore score =
        TrendingScore.of(paper.signals(), paper.feeds().size(), paper.gained(since));
    return new Scored(paper.id(), score, paper.announced().orElse(Instant.MAX), score.points());
  }
}
