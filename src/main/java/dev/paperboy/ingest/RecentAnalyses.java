package dev.paperboy.ingest;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.analysis.AnalyzedPaper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Analyses of papers that were matched and are about to be indexed, so that a text is analysed
 * once. At most {@value #MOST} are kept, of abstracts of usual length, some megabytes; others are
 * analysed again. Thread-safe.
 */
public final class RecentAnalyses {
  private static final int MOST = 300;
  private static final int LONGEST = 10_000;

  private final Map<PaperId, AnalyzedPaper> analyses = new HashMap<>();

  /** Keeps one, in place of what was kept of the paper. */
  synchronized void keep(AnalyzedPaper analysis) {
    if (analysis.paper().abstractText().length() > LONGEST) {
      analyses.remove(analysis.paper().id());
      return;
    }
    if (analyses.size() == MOST) {
      // Some of them may never be asked for: their papers were not saved after all.
      analyses.clear();
    }
    analyses.put(analysis.paper().id(), analysis);
  }

  /** Gives one away; empty where there is none of the paper as it is now. */
  synchronized Optional<AnalyzedPaper> take(Paper paper) {
    return Optional.ofNullable(analyses.remove(paper.id()))
        .filter(analysis -> analysis.paper().equals(paper));
  }
}
