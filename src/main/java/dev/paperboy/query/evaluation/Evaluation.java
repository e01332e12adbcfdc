package dev.paperboy.query.evaluation;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.About;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Exact;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Not;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Prefix;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.Field;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.evaluation.Occurrences.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Evaluates queries on papers directly, without an index. Thread-safe. */
public final class Evaluation {
  /** The parts of a paper, in reading order. */
  private static final List<String> PLACES =
      Stream.of(Field.TITLE, Field.TLDR, Field.ABSTRACT, Field.AUTHOR)
          .map(Evaluation::place)
          .toList();

  private static final int MOST_WORDS = 50;
  private static final int MOST_VALUES = 50;

  /** Ten thousand queries may match one paper, and each may find windows of a hundred words. */
  private static final int MOST_CHARACTERS = 1000;

  private Evaluation() {}

  /** Returns whether a paper matches the query. */
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
    if (expression instanceof About about) {
      return paper.closeness(about.topic()).isClose();
    }
    Set<Field> fields = fields(expression);
    if (fields.isEmpty()) {
      return PaperFacts.holds(expression, paper.paper());
    }
    for (Field field : fields) {
      for (AnalyzedText text : paper.texts(field)) {
        if (stands(expression, text)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns whether a leaf matches a text; always false if the leaf is not about words. */
  public static boolean stands(Expression leaf, AnalyzedText text) {
    return Occurrences.any(leaf, text);
  }

  /**
   * Returns why a paper matches: the matching words and values, in reading order (title, TL;DR,
   * abstract, authors, then the rest), limited to the first {@value #MOST_WORDS} words with at most
   * {@value #MOST_CHARACTERS} characters in total, but at least one. Empty if it does not match;
   * exclusions contribute nothing.
   */
  public static List<Evidence> explain(Expression expression, AnalyzedPaper paper) {
    List<Evidence> evidence = new ArrayList<>();
    if (!collect(expression, paper, evidence)) {
      return List.of();
    }
    List<Evidence> ordered =
        evidence.stream()
            .distinct()
            .sorted(Comparator.comparingInt(Evaluation::rank).thenComparingInt(Evidence::start))
            .toList();
    return Stream.concat(
            words(ordered).stream(),
            ordered.stream().filter(one -> one.start() < 0).limit(MOST_VALUES))
        .toList();
  }

  private static List<Evidence> words(List<Evidence> ordered) {
    List<Evidence> words = new ArrayList<>();
    int characters = 0;
    for (Evidence one : ordered) {
      if (one.start() >= 0 && words.size() < MOST_WORDS) {
        characters += one.words().length();
        if (!words.isEmpty() && characters > MOST_CHARACTERS) {
          break;
        }
        words.add(one);
      }
    }
    return words;
  }

  /** Returns in words which parts of a query a paper satisfies. */
  public static Finding finding(Expression expression, AnalyzedPaper paper) {
    return Findings.of(expression, paper);
  }

  /** Adds why a paper matches, and returns whether it does; adds nothing if it does not. */
  private static boolean collect(
      Expression expression, AnalyzedPaper paper, List<Evidence> evidence) {
    if (expression instanceof Not not) {
      return !matches(not.part(), paper);
    }
    int before = evidence.size();
    if (expression instanceof And and) {
      for (Expression part : and.parts()) {
        if (!collect(part, paper, evidence)) {
          evidence.subList(before, evidence.size()).clear();
          return false;
        }
      }
      return true;
    }
    if (expression instanceof Or or) {
      boolean any = false;
      for (Expression part : or.parts()) {
        any |= collect(part, paper, evidence);
      }
      return any;
    }
    leaf(expression, paper, evidence);
    return evidence.size() > before;
  }

  private static void leaf(Expression expression, AnalyzedPaper paper, List<Evidence> evidence) {
    if (expression instanceof About about) {
      TopicWords.evidence(about.topic(), paper).ifPresent(evidence::add);
      return;
    }
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
    String place = place(field);
    return field == Field.AUTHOR
        ? new Evidence(place, text, -1, -1)
        : new Evidence(place, text.substring(span.start(), span.end()), span.start(), span.end());
  }

  private static String place(Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  private static int rank(Evidence evidence) {
    int rank = PLACES.indexOf(evidence.place());
    return rank < 0 ? PLACES.size() : rank;
  }

  /** Returns the fields in which a leaf searches for words; empty if it is not about words. */
  public static Set<Field> fields(Expression expression) {
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
