package dev.paperboy.match;

import dev.paperboy.match.feature.Features;
import dev.paperboy.match.feature.Formula;
import dev.paperboy.match.feature.Formula.All;
import dev.paperboy.match.feature.Formula.Test;
import dev.paperboy.match.feature.PaperFeatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A compiled query, ready to be indexed under its keys.
 *
 * @param entries one for each feature of a key; a matching paper satisfies at least one
 */
record CompiledQuery(List<Entry> entries) {
  private static final int MOST_TESTS = 1000;

  /**
   * An entry of a posting list: the query matches a paper that has the feature and that the program
   * accepts.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(int key, int[] program) {}

  /** Each branch of the query is indexed under a key of its own. */
  static CompiledQuery of(Formula formula, Features features) {
    List<Entry> entries = new ArrayList<>();
    for (Formula branch : formula.branches()) {
      int[] key =
          KeyChoice.of(branch, features)
              .map(KeyChoice::features)
              .orElse(new int[] {Features.EVERY});
      addEntries(branch, key, features, entries);
    }
    return new CompiledQuery(List.copyOf(entries));
  }

  private static void addEntries(
      Formula branch, int[] key, Features features, List<Entry> entries) {
    // Long programs under many keys would grow quadratically with the query, so a single key is
    // used instead.
    if (key.length * branch.tests() > MOST_TESTS && key.length > 1) {
      addEntries(branch, new int[] {features.anyOf(key)}, features, entries);
      return;
    }
    for (int feature : key) {
      Formula left = branch.given(feature);
      if (!left.equals(Formula.never())) {
        entries.add(new Entry(feature, FormulaProgram.of(rarestFirst(left, features))));
      }
    }
  }

  /** The test that most papers fail comes first. */
  private static Formula rarestFirst(Formula formula, Features features) {
    return formula instanceof All all
        ? new All(
            all.parts().stream()
                .sorted(Comparator.comparingInt(part -> cost(part, features)))
                .toList())
        : formula;
  }

  private static int cost(Formula part, Features features) {
    return part instanceof Test test && test.present()
        ? features.cost(test.feature())
        : Integer.MAX_VALUE;
  }

  /** Returns whether any part of the query has no key. */
  boolean isUnkeyed() {
    return entries.stream().anyMatch(entry -> entry.key() == Features.EVERY);
  }

  /** Returns whether a paper with these features matches. */
  boolean accepts(long[] present) {
    for (Entry entry : entries) {
      if (PaperFeatures.has(present, entry.key())
          && FormulaProgram.accepts(entry.program(), 0, entry.program().length, present)) {
        return true;
      }
    }
    return false;
  }
}
