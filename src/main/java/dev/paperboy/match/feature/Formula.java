package dev.paperboy.match.feature;

import java.util.ArrayList;
import java.util.List;

/** A query over features, with negation only at the tests. */
public sealed interface Formula {
  /** Holds always. */
  static Formula always() {
    return new All(List.of());
  }

  /** Holds never. */
  static Formula never() {
    return new Any(List.of());
  }

  /** Whether the paper has the feature, or has it not. */
  record Test(int feature, boolean present) implements Formula {}

  /** All of the parts. */
  record All(List<Formula> parts) implements Formula {}

  /** Any of the parts. */
  record Any(List<Formula> parts) implements Formula {}

  /** How many tests there are. */
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

  /** The ways to satisfy it, each by itself. */
  default List<Formula> branches() {
    return this instanceof Any any ? any.parts() : List.of(this);
  }

  /** What is left to be tested in a paper that has this feature. */
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

  /** The parts of an {@code All} or {@code Any}. */
  static List<Formula> parts(Formula formula) {
    if (formula instanceof All all) {
      return all.parts();
    }
    return formula instanceof Any any ? any.parts() : List.of();
  }
}
