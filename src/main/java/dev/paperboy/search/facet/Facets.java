package dev.paperboy.search.facet;

import java.util.List;

/**
 * The distribution of a query's matches over sources, categories and months.
 *
 * @param sources feeds by name, the most frequent first
 * @param categories subject classes, the most frequent first
 * @param months months of first versions as {@code 2026-06}, the newest first
 * @param exact whether all matches were counted; otherwise only the first few hundred thousand were
 */
public record Facets(
    List<Count> sources, List<Count> categories, List<Count> months, boolean exact) {

  /** Copies the lists. */
  public Facets {
    sources = List.copyOf(sources);
    categories = List.copyOf(categories);
    months = List.copyOf(months);
  }

  /** The number of matches that have a value. */
  public record Count(String value, long papers) {}
}
