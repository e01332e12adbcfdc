package dev.paperboy.query.evaluation;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.Trend;
import dev.paperboy.query.Canonical;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.About;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Asset;
import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Category;
import dev.paperboy.query.Expression.Compare;
import dev.paperboy.query.Expression.Feed;
import dev.paperboy.query.Expression.Has;
import dev.paperboy.query.Expression.Not;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Quantity;
import dev.paperboy.query.Field;
import dev.paperboy.query.analysis.AnalyzedPaper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes in words which parts of a query do not match a paper. */
public final class MissingParts {
  private MissingParts() {}

  /** Returns a sentence for each part that fails; empty if the paper matches. */
  public static List<String> from(Expression expression, AnalyzedPaper paper) {
    List<String> sentences = new ArrayList<>();
    collect(expression, paper, sentences);
    return List.copyOf(sentences);
  }

  private static void collect(Expression expression, AnalyzedPaper paper, List<String> sentences) {
    if (Evaluation.matches(expression, paper)) {
      return;
    }
    if (expression instanceof And and) {
      and.parts().forEach(part -> collect(part, paper, sentences));
    } else if (expression instanceof Or or) {
      List<String> alternatives = new ArrayList<>();
      or.parts().forEach(part -> alternatives.add(String.join(" and ", from(part, paper))));
      sentences.add(String.join("; ", Findings.few(alternatives)));
    } else if (expression instanceof Not not) {
      sentences.add(excluded(not.part(), paper));
    } else {
      sentences.add(
          expression instanceof About about
              ? TopicWords.missing(about.topic(), paper)
              : leaf(expression, paper.paper()));
    }
  }

  private static String excluded(Expression part, AnalyzedPaper paper) {
    List<Evidence> evidence = Evaluation.explain(part, paper);
    if (evidence.isEmpty()) {
      return "is what the query excludes: " + Canonical.write(part);
    }
    Evidence first = evidence.get(0);
    if (first.start() >= 0) {
      return "contains “%s” in the %s, which the query excludes"
          .formatted(first.words(), first.placeInWords());
    }
    if (first.place().equals(TopicWords.PLACE)) {
      return "is %s, which the query excludes".formatted(first.inWords());
    }
    if (first.place().equals("trending")) {
      return "was the %s by upvotes, which the query excludes".formatted(first.words());
    }
    return "has the %s %s, which the query excludes".formatted(first.place(), first.words());
  }

  private static String leaf(Expression expression, Paper paper) {
    if (expression instanceof Author author) {
      return "no author “%s”".formatted(String.join(" ", author.parts()));
    }
    if (expression instanceof Category category) {
      String wanted = category.start() + (category.prefix() ? "*" : "");
      return paper.categories().isEmpty()
          ? "has no categories, so none is %s".formatted(wanted)
          : "is in %s, not in %s".formatted(String.join(", ", paper.categories()), wanted);
    }
    if (expression instanceof Feed feed) {
      return "came from %s, not from %s"
          .formatted(
              paper.feeds().isEmpty() ? "no feed" : String.join(", ", paper.feeds()), feed.name());
    }
    if (expression instanceof Has has) {
      return has.asset() == Asset.CODE ? "has no link to code" : "has no project page";
    }
    if (expression instanceof Compare compare) {
      return compare.quantity() == Quantity.TRENDING
          ? ranked(compare.value(), paper.trend())
          : compared(compare, PaperFacts.number(compare.quantity(), paper));
    }
    return "no “%s” in %s".formatted(words(expression), places(Evaluation.fields(expression)));
  }

  private static String compared(Compare compare, int actual) {
    String wanted = compare.comparison().inWords() + " " + compare.value();
    return switch (compare.quantity()) {
      case UPVOTES -> "has %s, not %s".formatted(counted(actual, "upvote"), wanted);
      case COMMENTS -> "has %s, not %s".formatted(counted(actual, "comment"), wanted);
      case YEAR -> "is of the year %d, not %s".formatted(actual, wanted);
      case TRENDING -> throw new IllegalArgumentException("ranks are worded elsewhere");
    };
  }

  private static String ranked(int wanted, @Nullable Trend trend) {
    String first =
        wanted == 1
            ? "the top trending paper"
            : "among the top %d trending papers".formatted(wanted);
    return trend == null
        ? "has not been %s of any day so far (a day is settled 24 hours after it ends)"
            .formatted(first)
        : "was the %s, not %s".formatted(trend.words(), first);
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String words(Expression expression) {
    String written = Canonical.leaf(expression);
    String field = Canonical.field(Evaluation.fields(expression));
    return written.substring(field.length()).replace("\"", "");
  }

  private static String places(Set<Field> fields) {
    if (fields.size() > 1) {
      return "title, summary or abstract";
    }
    return switch (fields.iterator().next()) {
      case TITLE -> "the title";
      case TLDR -> "the summary";
      case ABSTRACT -> "the abstract";
      case AUTHOR -> "the authors' names";
    };
  }
}
