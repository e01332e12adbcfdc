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
 * A query, ready to be found by its keys.
 *
 * @param entries one for each feature of a key; a matching paper satisfies at least one
 */
record CompiledQuery(List<Entry> entries) {
  private static final int MOST_TESTS = 1000;

  /**
   * What is found under a feature: the query holds for a paper that has the feature and that the
   * program accepts.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(int key, int[] program) {}

  /** Every branch of the query goes under its own key. */
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
    // Long programs under many keys would grow with the square of the query: one key stands in.
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

  /** What most papers have not is tested first. */
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

  /** Whether a part of it has no key. */
  boolean isUnkeyed() {
    return entries.stream().anyMatch(entry -> entry.key() == Features.EVERY);
  }

  /** Whether a paper with these features matches. */
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
