package dev.paperboy.query.evaluation;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.Trend;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.Asset;
import dev.paperboy.query.Expression.Category;
import dev.paperboy.query.Expression.Compare;
import dev.paperboy.query.Expression.Feed;
import dev.paperboy.query.Expression.Has;
import dev.paperboy.query.Expression.Quantity;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions on a paper that are not about words. */
public final class PaperFacts {
  /** The rank of a paper without one; greater than any other. */
  static final int NO_RANK = Integer.MAX_VALUE;

  private PaperFacts() {}

  static boolean holds(Expression expression, Paper paper) {
    return !evidence(expression, paper).isEmpty();
  }

  /** Returns the values that satisfy a condition; none if it does not hold. */
  static List<Evidence> evidence(Expression expression, Paper paper) {
    if (expression instanceof Category category) {
      return paper.categories().stream()
          .filter(each -> isIn(category, each.toLowerCase(Locale.ROOT)))
          .map(each -> value("category", each))
          .toList();
    }
    if (expression instanceof Feed feed) {
      return paper.feeds().stream()
          .filter(each -> isFrom(feed, each.toLowerCase(Locale.ROOT)))
          .map(each -> value("feed", each))
          .toList();
    }
    if (expression instanceof Has has) {
      String address =
          has.asset() == Asset.CODE ? paper.signals().code() : paper.signals().project();
      return address.isBlank() ? List.of() : List.of(value(lower(has.asset()), address));
    }
    if (expression instanceof Compare compare) {
      int actual = number(compare.quantity(), paper);
      return compare.comparison().holds(actual, compare.value())
          ? List.of(value(lower(compare.quantity()), words(compare.quantity(), actual, paper)))
          : List.of();
    }
    throw new IllegalArgumentException("not a condition on a paper: " + expression);
  }

  static int number(Quantity quantity, Paper paper) {
    return switch (quantity) {
      case UPVOTES -> paper.signals().upvotes();
      case COMMENTS -> paper.signals().comments();
      case YEAR -> paper.published().atOffset(ZoneOffset.UTC).getYear();
      case TRENDING -> rank(paper.trend());
    };
  }

  private static int rank(@Nullable Trend trend) {
    return trend == null ? NO_RANK : trend.rank();
  }

  private static String words(Quantity quantity, int actual, Paper paper) {
    Trend trend = paper.trend();
    return quantity == Quantity.TRENDING && trend != null
        ? trend.words()
        : Integer.toString(actual);
  }

  private static boolean isIn(Category wanted, String category) {
    return wanted.prefix() ? category.startsWith(wanted.start()) : category.equals(wanted.start());
  }

  /** Returns whether a feed, its name in lower case, matches the condition. */
  static boolean isFrom(Feed wanted, String feed) {
    return feed.equals(wanted.name()) || feed.startsWith(wanted.name() + "-");
  }

  private static Evidence value(String place, String words) {
    return new Evidence(place, words, -1, -1);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
