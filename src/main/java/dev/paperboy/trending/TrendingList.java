package dev.paperboy.trending;

import java.util.List;

/**
 * The papers that trend over a span.
 *
 * @param papers the papers, the first rank first
 * @param more whether further papers follow
 * @param whyEmpty why there are no papers, as a sentence; empty if there are some
 */
public record TrendingList(List<TrendingPaper> papers, boolean more, String whyEmpty) {

  /** Copies the list. */
  public TrendingList {
    papers = List.copyOf(papers);
  }
}
