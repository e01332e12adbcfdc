package dev.paperboy.trending;

import java.time.Instant;
import java.util.List;

/**
 * The papers that trend over a span.
 *
 * @param span the span
 * @param since the beginning of the span
 * @param papers the papers, the first rank first
 * @param more whether further papers follow
 * @param whyEmpty why there are no papers, as a sentence; empty if there are some
 */
public record TrendingList(
    TrendingSpan span, Instant since, List<TrendingPaper> papers, boolean more, String whyEmpty) {

  /** Copies the list. */
  public TrendingList {
    papers = List.copyOf(papers);
  }
}
