package dev.paperboy.search;

import java.util.List;

/**
 * A page of search results.
 *
 * @param hits best first
 * @param total the total number of matching papers
 * @param exact whether {@code total} is exact; otherwise it is a lower bound
 */
public record SearchPage(List<Hit> hits, long total, boolean exact) {

  /** Copies the hits. */
  public SearchPage {
    hits = List.copyOf(hits);
  }
}
