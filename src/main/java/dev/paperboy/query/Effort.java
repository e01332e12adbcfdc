package dev.paperboy.query;

import dev.paperboy.query.Expression.About;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Prefix;

/**
 * The cost of evaluating a word or condition of a query on a paper, in points: most are simple
 * look-ups and cost 1; some require a search.
 */
final class Effort {
  /** The maximum cost of a new query. */
  static final int MOST = 100;

  private static final int TWO_LETTERS = 10;
  private static final int THREE_LETTERS = 5;
  private static final int NEAR = 2;

  /** Its threshold is computed from the papers of several weeks, again each day. */
  private static final int TOPIC = 5;

  private Effort() {}

  /** Returns the cost of a leaf, as {@link #inWords} describes it. */
  static int of(Expression leaf) {
    if (leaf instanceof Near near) {
      return NEAR * near.words().size();
    }
    if (leaf instanceof Prefix prefix) {
      int letters = prefix.start().codePointCount(0, prefix.start().length());
      return letters <= 2 ? TWO_LETTERS : letters == 3 ? THREE_LETTERS : 1;
    }
    return leaf instanceof About ? TOPIC : 1;
  }

  /** Returns a description of the costs, for users. */
  static String inWords() {
    return "a prefix of two letters counts %d, one of three letters %d, words near each other %d each, a topic %d, anything else 1"
        .formatted(TWO_LETTERS, THREE_LETTERS, NEAR, TOPIC);
  }
}
