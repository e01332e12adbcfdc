package dev.paperboy.query;

import dev.paperboy.meaning.Topic;
import dev.paperboy.query.Expression.About;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Compare;
import dev.paperboy.query.Expression.Has;
import dev.paperboy.query.Expression.Not;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Quantity;
import dev.paperboy.query.evaluation.FeedSatisfiability;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A valid query.
 *
 * @param text as typed by the user, stripped
 * @param expression its syntax tree
 */
public record Query(String text, Expression expression) {

  /**
   * Returns the canonical form of the query, which is unambiguous and parses to an equal
   * expression. {@code diffusion, "flow matching" -survey} gives {@code diffusion OR ("flow
   * matching" AND NOT survey)}.
   */
  public String canonical() {
    return Canonical.write(expression);
  }

  /** Returns the conjunction of both queries. */
  public Query and(Query other) {
    List<Expression> parts = new ArrayList<>(parts(expression));
    parts.addAll(parts(other.expression));
    Expression both = new And(parts);
    return new Query(Canonical.write(both), both);
  }

  /** Returns this query with the others excluded. */
  public Query without(List<Query> others) {
    if (others.isEmpty()) {
      return this;
    }
    List<Expression> parts = new ArrayList<>(parts(expression));
    others.forEach(other -> parts.add(new Not(other.expression)));
    Expression rest = new And(parts);
    return new Query(Canonical.write(rest), rest);
  }

  private static List<Expression> parts(Expression expression) {
    return expression instanceof And and ? and.parts() : List.of(expression);
  }

  /** Returns whether it can match a paper that only this feed has announced. */
  public boolean mayComeFrom(String feed) {
    return FeedSatisfiability.isPossible(expression, feed.toLowerCase(Locale.ROOT));
  }

  /** Returns the topics that it asks for, negated or not, in order; each once. */
  public Set<Topic> topics() {
    Set<Topic> topics = new LinkedHashSet<>();
    collect(expression, topics);
    return topics;
  }

  private static void collect(Expression expression, Set<Topic> topics) {
    if (expression instanceof And and) {
      and.parts().forEach(part -> collect(part, topics));
    } else if (expression instanceof Or or) {
      or.parts().forEach(part -> collect(part, topics));
    } else if (expression instanceof Not not) {
      collect(not.part(), topics);
    } else if (expression instanceof About about) {
      topics.add(about.topic());
    }
  }

  /**
   * Returns the query with other topics in place of those that it asks for, except negated ones;
   * this query if they are the same.
   */
  public Query withTopics(UnaryOperator<Topic> other) {
    Expression changed = withTopics(expression, other);
    return changed.equals(expression) ? this : new Query(Canonical.write(changed), changed);
  }

  private static Expression withTopics(Expression expression, UnaryOperator<Topic> other) {
    if (expression instanceof And and) {
      return new And(and.parts().stream().map(part -> withTopics(part, other)).toList());
    }
    if (expression instanceof Or or) {
      return new Or(or.parts().stream().map(part -> withTopics(part, other)).toList());
    }
    return expression instanceof About about ? new About(other.apply(about.topic())) : expression;
  }

  /** Returns the topics that it asks for, except negated ones, in order; each once. */
  public List<Topic> wantedTopics() {
    List<Topic> wanted = new ArrayList<>();
    withTopics(
        topic -> {
          if (!wanted.contains(topic)) {
            wanted.add(topic);
          }
          return topic;
        });
    return wanted;
  }

  /**
   * Returns whether it depends on upvotes, comments, a trend, code or a project, and so may match a
   * paper later.
   */
  public boolean usesSignals() {
    return usesSignals(expression);
  }

  private static boolean usesSignals(Expression expression) {
    if (expression instanceof And and) {
      return and.parts().stream().anyMatch(Query::usesSignals);
    }
    if (expression instanceof Or or) {
      return or.parts().stream().anyMatch(Query::usesSignals);
    }
    if (expression instanceof Not not) {
      return usesSignals(not.part());
    }
    return expression instanceof Has
        || (expression instanceof Compare compare && compare.quantity() != Quantity.YEAR);
  }
}
