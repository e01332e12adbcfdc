package dev.paperboy.search;

import java.util.List;

/**
 * A page of search results.
 *
 * @param hits best first
 * @param total the total number of matching papers
 * @param exact whether {@code total} is exact; otherwise it is a lower bound
 * @param close the number of papers that follow after those that match, because they are close in
 *     meaning
 */
public record SearchPage(List<Hit> hits, long total, boolean exact, long close) {

  /** Copies the hits. */
  public SearchPage {
    hits = List.copyOf(hits);
  }

  /** Creates a page of papers that match exactly. */
  public SearchPage(List<Hit> hits, long total, boolean exact) {
    this(hits, total, exact, 0);
  }

  /** Returns the number of papers on all pages; a lower bound unless {@code exact}. */
  public long all() {
    return total + close;
  }
}
