package dev.paperboy.search;

import java.util.List;

/**
 * A page of what a search found.
 *
 * @param hits best first
 * @param total how many papers match in all
 * @param exact whether {@code total} is the number itself; else there are at least so many
 */
public record SearchPage(List<Hit> hits, long total, boolean exact) {

  /** Copies the hits. */
  public SearchPage {
    hits = List.copyOf(hits);
  }
}
