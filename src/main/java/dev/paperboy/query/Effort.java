package dev.paperboy.query;

import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Prefix;

/**
 * How much work a word or condition of a query is where it is matched against a paper, in points:
 * most are 1 and are looked up; some have to be looked for.
 */
final class Effort {
  /** The most points of a query that somebody makes. */
  static final int MOST = 100;

  private static final int TWO_LETTERS = 10;
  private static final int THREE_LETTERS = 5;
  private static final int NEAR = 2;

  private Effort() {}

  /** The points of a leaf: what {@link #inWords} says. */
  static int of(Expression leaf) {
    if (leaf instanceof Near near) {
      return NEAR * near.words().size();
    }
    if (leaf instanceof Prefix prefix) {
      int letters = prefix.start().codePointCount(0, prefix.start().length());
      return letters <= 2 ? TWO_LETTERS : letters == 3 ? THREE_LETTERS : 1;
    }
    return 1;
  }

  /** How points are counted, for people. */
  static String inWords() {
    return "a prefix of two letters counts %d, one of three letters %d, words near each other %d each, anything else 1"
        .formatted(TWO_LETTERS, THREE_LETTERS, NEAR);
  }
}
