package dev.paperboy.query;

import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Exact;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Not;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Prefix;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.Occurrences.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds queries against papers, the plain way. Safe for use by several threads. */
public final class Evaluation {
  private static final List<Field> READING_ORDER =
      List.of(Field.TITLE, Field.TLDR, Field.ABSTRACT, Field.AUTHOR);

  private Evaluation() {}

  /** Whether a paper is what the query asks for. */
  public static boolean matches(Expression expression, AnalyzedPaper paper) {
    if (expression instanceof And and) {
      return and.parts().stream().allMatch(part -> matches(part, paper));
    }
    if (expression instanceof Or or) {
      return or.parts().stream().anyMatch(part -> matches(part, paper));
    }
    if (expression instanceof Not not) {
      return !matches(not.part(), paper);
    }
    Set<Field> fields = fields(expression);
    if (fields.isEmpty()) {
      return PaperFacts.holds(expression, paper.paper());
    }
    return fields.stream()
        .flatMap(field -> paper.texts(field).stream())
        .anyMatch(text -> !Occurrences.of(expression, text).isEmpty());
  }

  /**
   * Why a paper matches: each word and value that the query asks for, in reading order (title,
   * TL;DR, abstract, authors, then the rest). Empty where it does not match; exclusions give
   * nothing.
   */
  public static List<Evidence> explain(Expression expression, AnalyzedPaper paper) {
    if (!matches(expression, paper)) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>();
    collect(expression, paper, evidence);
    return evidence.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Evaluation::rank).thenComparingInt(Evidence::start))
        .toList();
  }

  /** How a paper stands to each part of a query, in words. */
  public static Finding finding(Expression expression, AnalyzedPaper paper) {
    return Findings.of(expression, paper);
  }

  private static void collect(Expression expression, AnalyzedPaper paper, List<Evidence> evidence) {
    if (!matches(expression, paper)) {
      return;
    }
    if (expression instanceof And and) {
      and.parts().forEach(part -> collect(part, paper, evidence));
    } else if (expression instanceof Or or) {
      or.parts().forEach(part -> collect(part, paper, evidence));
    } else if (!(expression instanceof Not)) {
      leaf(expression, paper, evidence);
    }
  }

  private static void leaf(Expression expression, AnalyzedPaper paper, List<Evidence> evidence) {
    Set<Field> fields = fields(expression);
    if (fields.isEmpty()) {
      evidence.addAll(PaperFacts.evidence(expression, paper.paper()));
    }
    for (Field field : fields) {
      for (AnalyzedText text : paper.texts(field)) {
        for (Span span : Occurrences.of(expression, text)) {
          evidence.add(evidence(field, text.text(), span));
        }
      }
    }
  }

  private static Evidence evidence(Field field, String text, Span span) {
    String place = field.name().toLowerCase(Locale.ROOT);
    return field == Field.AUTHOR
        ? new Evidence(place, text, -1, -1)
        : new Evidence(place, text.substring(span.start(), span.end()), span.start(), span.end());
  }

  private static int rank(Evidence evidence) {
    for (int i = 0; i < READING_ORDER.size(); i++) {
      if (READING_ORDER.get(i).name().equalsIgnoreCase(evidence.place())) {
        return i;
      }
    }
    return READING_ORDER.size();
  }

  /** Where a leaf looks for words; empty where it is not about words. */
  static Set<Field> fields(Expression expression) {
    if (expression instanceof Word word) {
      return word.fields();
    }
    if (expression instanceof Phrase phrase) {
      return phrase.fields();
    }
    if (expression instanceof Prefix prefix) {
      return prefix.fields();
    }
    if (expression instanceof Exact exact) {
      return exact.fields();
    }
    if (expression instanceof Near near) {
      return near.fields();
    }
    return expression instanceof Author ? Set.of(Field.AUTHOR) : Set.of();
  }
}
