package dev.paperboy.ingest.index;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.analysis.AnalyzedPaper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cache of analyses of papers that were matched and are about to be indexed, so that each text is
 * analyzed once. Keeps at most {@value #MOST}, some megabytes for abstracts of usual length; others
 * are analyzed again. Thread-safe.
 */
public final class RecentAnalyses {
  private static final int MOST = 300;
  private static final int LONGEST = 10_000;

  private final Map<PaperId, AnalyzedPaper> analyses = new HashMap<>();

  /** Adds an analysis, replacing an earlier one of the paper. */
  public synchronized void keep(AnalyzedPaper analysis) {
    if (analysis.paper().abstractText().length() > LONGEST) {
      analyses.remove(analysis.paper().id());
      return;
    }
    if (analyses.size() == MOST) {
      // Some may never be used: their papers were not saved after all.
      analyses.clear();
    }
    analyses.put(analysis.paper().id(), analysis);
  }

  /** Removes and returns the analysis of a paper; empty if there is none for its current state. */
  synchronized Optional<AnalyzedPaper> take(Paper paper) {
    return Optional.ofNullable(analyses.remove(paper.id()))
        .filter(analysis -> analysis.paper().equals(paper));
  }
}
