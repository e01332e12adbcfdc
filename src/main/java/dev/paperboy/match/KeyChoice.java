package dev.paperboy.match;

import dev.paperboy.match.feature.Features;
import dev.paperboy.match.feature.Formula;
import dev.paperboy.match.feature.Formula.All;
import dev.paperboy.match.feature.Formula.Any;
import dev.paperboy.match.feature.Formula.Test;
import java.util.Arrays;
import java.util.Optional;

/**
 * Chooses the key of a query: a set of features such that every matching paper has at least one of
 * them, and as few other papers as possible do.
 *
 * <p>Candidates are the positive clauses of the query's conjunctive normal form. They need not be
 * enumerated: the cheapest of a conjunction is the cheapest of its parts, and that of a disjunction
 * is the union of the cheapest of each part.
 *
 * @param features the key
 * @param cost the estimated number of papers that have these features, summed up
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KeyChoice(int[] features, long cost) {

  /** Returns the key of a formula; empty if it can hold without any feature. */
  static Optional<KeyChoice> of(Formula formula, Features features) {
    if (formula instanceof Test test) {
      return test.present()
          ? Optional.of(new KeyChoice(new int[] {test.feature()}, features.cost(test.feature())))
          : Optional.empty();
    }
    if (formula instanceof All all) {
      Optional<KeyChoice> best = Optional.empty();
      for (Formula part : all.parts()) {
        best = cheaper(best, of(part, features));
      }
      return best;
    }
    KeyChoice joined = new KeyChoice(new int[0], 0);
    for (Formula part : ((Any) formula).parts()) {
      Optional<KeyChoice> key = of(part, features);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      joined = joined.with(key.get());
    }
    return Optional.of(joined);
  }

  private static Optional<KeyChoice> cheaper(Optional<KeyChoice> one, Optional<KeyChoice> other) {
    boolean better = other.isPresent() && (one.isEmpty() || other.get().cost() < one.get().cost());
    return better ? other : one;
  }

  private KeyChoice with(KeyChoice other) {
    int[] both = Arrays.copyOf(features, features.length + other.features.length);
    int size = features.length;
    for (int feature : other.features) {
      if (!contains(both, size, feature)) {
        both[size++] = feature;
      }
    }
    return new KeyChoice(Arrays.copyOf(both, size), cost + other.cost());
  }

  private static boolean contains(int[] features, int size, int feature) {
    for (int i = 0; i < size; i++) {
      if (features[i] == feature) {
        return true;
      }
    }
    return false;
  }
}
