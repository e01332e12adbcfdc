package dev.paperboy.match.feature;

import java.util.ArrayList;
import java.util.List;

/** A query over features in negation normal form. */
public sealed interface Formula {
  /** Returns the formula that always holds. */
  static Formula always() {
    return new All(List.of());
  }

  /** Returns the formula that never holds. */
  static Formula never() {
    return new Any(List.of());
  }

  /** Tests whether the paper has the feature, or does not have it. */
  record Test(int feature, boolean present) implements Formula {}

  /** A conjunction. */
  record All(List<Formula> parts) implements Formula {}

  /** A disjunction. */
  record Any(List<Formula> parts) implements Formula {}

  /** Returns the number of tests. */
  default int tests() {
    if (this instanceof Test) {
      return 1;
    }
    int tests = 0;
    for (Formula part : parts(this)) {
      tests += part.tests();
    }
    return tests;
  }

  /** Returns the alternatives of a disjunction; otherwise the formula itself. */
  default List<Formula> branches() {
    return this instanceof Any any ? any.parts() : List.of(this);
  }

  /** Returns what remains to be tested for a paper that has this feature. */
  default Formula given(int feature) {
    if (this instanceof Test test) {
      return test.feature() != feature ? this : test.present() ? always() : never();
    }
    boolean all = this instanceof All;
    List<Formula> left = new ArrayList<>();
    for (Formula part : parts(this)) {
      Formula simpler = part.given(feature);
      if (simpler.equals(all ? never() : always())) {
        return simpler;
      }
      if (!simpler.equals(all ? always() : never())) {
        left.add(simpler);
      }
    }
    return left.size() == 1 ? left.get(0) : all ? new All(left) : new Any(left);
  }

  /** Returns the parts of an {@code All} or {@code Any}. */
  static List<Formula> parts(Formula formula) {
    if (formula instanceof All all) {
      return all.parts();
    }
    return formula instanceof Any any ? any.parts() : List.of();
  }
}
