package dev.paperboy.query.evaluation;

import java.util.List;

/**
 * The evaluation of each part of a query on a paper: of each alternative, if the query has any at
 * the top level, otherwise of each of its conditions.
 *
 * @param matches whether the paper matches the query
 * @param met the parts that hold, and the words that satisfy them: {@code “boats” in the title},
 *     {@code without survey}
 * @param missed the parts that do not hold, and why: {@code no “boats” in the title}
 */
public record Finding(boolean matches, List<String> met, List<String> missed) {

  /** Copies the lists. */
  public Finding {
    met = List.copyOf(met);
    missed = List.copyOf(missed);
  }
}
