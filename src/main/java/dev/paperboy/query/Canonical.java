package dev.paperboy.query;

import dev.paperboy.meaning.Topic;
import dev.paperboy.query.Expression.About;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Category;
import dev.paperboy.query.Expression.Compare;
import dev.paperboy.query.Expression.Exact;
import dev.paperboy.query.Expression.Feed;
import dev.paperboy.query.Expression.Has;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Not;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Prefix;
import dev.paperboy.query.Expression.Quantity;
import dev.paperboy.query.Expression.Word;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a syntax tree as a query that parses to the same tree. */
public final class Canonical {
  private Canonical() {}

  public static String write(Expression expression) {
    if (expression instanceof And and) {
      return list(and.parts(), " AND ");
    }
    if (expression instanceof Or or) {
      return list(or.parts(), " OR ");
    }
    if (expression instanceof Not not) {
      return "NOT " + part(not.part());
    }
    return leaf(expression);
  }

  /** Returns a leaf in a form for display; an {@code And} or {@code Or} is written in full. */
  public static String leaf(Expression expression) {
    if (expression instanceof Word word) {
      return field(word.fields()) + word.folded();
    }
    if (expression instanceof Phrase phrase) {
      return field(phrase.fields()) + quoted(phrase.words());
    }
    if (expression instanceof Prefix prefix) {
      return field(prefix.fields()) + prefix.start() + "*";
    }
    if (expression instanceof Exact exact) {
      return field(exact.fields()) + "=" + form(exact.forms());
    }
    if (expression instanceof Near near) {
      return field(near.fields()) + quoted(near.words()) + "~" + near.distance();
    }
    if (expression instanceof Author author) {
      return "author:" + quoted(author.parts());
    }
    return condition(expression);
  }

  private static String condition(Expression expression) {
    if (expression instanceof Category category) {
      String typed = category.start() + (category.prefix() ? "*" : "");
      boolean plain = typed.chars().allMatch(each -> each < 128 && each != ' ' && each != '&');
      return "cat:" + (plain ? typed : "\"" + typed + "\"");
    }
    if (expression instanceof Feed feed) {
      return "feed:" + feed.name();
    }
    if (expression instanceof Has has) {
      return "has:" + lower(has.asset());
    }
    if (expression instanceof Compare compare && compare.quantity() == Quantity.TRENDING) {
      return "trending:" + compare.value();
    }
    if (expression instanceof Compare compare) {
      return lower(compare.quantity()) + compare.comparison().sign() + compare.value();
    }
    return expression instanceof About about ? topic(about.topic()) : write(expression);
  }

  private static String topic(Topic topic) {
    StringBuilder text = new StringBuilder("about:\"").append(topic.text());
    topic.like().forEach(example -> text.append(" +").append(example));
    topic.unlike().forEach(example -> text.append(" -").append(example));
    text.append('"');
    return topic.perWeek() == Topic.DEFAULT_PER_WEEK
        ? text.toString()
        : text.append('~').append(topic.perWeek()).toString();
  }

  private static String list(List<Expression> parts, String between) {
    return parts.stream().map(Canonical::part).collect(Collectors.joining(between));
  }

  private static String part(Expression part) {
    return part instanceof And || part instanceof Or ? "(" + write(part) + ")" : write(part);
  }

  public static String field(Set<Field> fields) {
    return fields.size() == 1 ? lower(fields.iterator().next()) + ":" : "";
  }

  private static String quoted(List<String> words) {
    return "\"" + String.join(" ", words) + "\"";
  }

  private static String form(List<String> forms) {
    boolean plain = forms.size() == 1 && forms.get(0).chars().allMatch(Character::isLetterOrDigit);
    return plain ? forms.get(0) : quoted(forms);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
