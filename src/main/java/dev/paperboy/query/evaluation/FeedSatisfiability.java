package dev.paperboy.query.evaluation;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Feed;
import dev.paperboy.query.Expression.Not;
import dev.paperboy.query.Expression.Or;

/**
 * Determines whether a query can match a paper that only one feed has announced: its conditions on
 * feeds are then known, and all others may be true or false.
 */
public final class FeedSatisfiability {
  private final String feed;

  private FeedSatisfiability(String feed) {
    this.feed = feed;
  }

  /** The possible values of a part. */
  private enum Value {
    TRUE,
    FALSE,
    EITHER;

    Value negated() {
      return switch (this) {
        case TRUE -> FALSE;
        case FALSE -> TRUE;
        case EITHER -> EITHER;
      };
    }
  }

  public static boolean isPossible(Expression expression, String feed) {
    return new FeedSatisfiability(feed).value(expression) != Value.FALSE;
  }

  private Value value(Expression expression) {
    if (expression instanceof And and) {
      return and.parts().stream().map(this::value).reduce(Value.TRUE, FeedSatisfiability::both);
    }
    if (expression instanceof Or or) {
      // De Morgan: a disjunction holds unless all of its parts fail.
      return or.parts().stream()
          .map(part -> value(part).negated())
          .reduce(Value.TRUE, FeedSatisfiability::both)
          .negated();
    }
    if (expression instanceof Not not) {
      return value(not.part()).negated();
    }
    if (expression instanceof Feed wanted) {
      return PaperFacts.isFrom(wanted, feed) ? Value.TRUE : Value.FALSE;
    }
    return Value.EITHER;
  }

  private static Value both(Value one, Value other) {
    if (one == Value.FALSE || other == Value.FALSE) {
      return Value.FALSE;
    }
    return one == Value.TRUE ? other : one;
  }
}
