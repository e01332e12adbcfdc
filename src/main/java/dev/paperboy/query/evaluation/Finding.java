package dev.paperboy.query.evaluation;

import java.util.List;

/**
 * How a paper stands to each part of a query: to each of its alternatives, where it has some at the
 * top, else to each thing that it asks for.
 *
 * @param matches whether the paper is what the query asks for
 * @param met the parts that hold, on which words: {@code “boats” in the title}, {@code without
 *     survey}
 * @param missed the parts that do not, and why: {@code no “boats” in the title}
 */
public record Finding(boolean matches, List<String> met, List<String> missed) {

  /** Copies the lists. */
  public Finding {
    met = List.copyOf(met);
    missed = List.copyOf(missed);
  }
}
