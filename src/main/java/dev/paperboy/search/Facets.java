package dev.paperboy.search;

import java.util.List;

/**
 * How the matches of a query are spread.
 *
 * @param sources feeds by their names, the most frequent first
 * @param categories subject classes, the most frequent first
 * @param months months of first versions as {@code 2026-06}, the newest first
 * @param exact whether all matches were counted; else only the first some hundred thousand
 */
public record Facets(
    List<Count> sources, List<Count> categories, List<Count> months, boolean exact) {

  /** Copies the lists. */
  public Facets {
    sources = List.copyOf(sources);
    categories = List.copyOf(categories);
    months = List.copyOf(months);
  }

  /** How many matches have a value. */
  public record Count(String value, long papers) {}
}
