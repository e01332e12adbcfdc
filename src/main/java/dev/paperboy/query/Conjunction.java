package dev.paperboy.query;

import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Step;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Combines parts of a query, flattened, and adds the joins of adjacent words. */
final class Conjunction {
  private Conjunction() {}

  /** Returns the conjunction of the parts. */
  static Expression and(List<Expression> parts) {
    List<Expression> flat = new ArrayList<>();
    for (Expression part : parts) {
      if (part instanceof And and) {
        flat.addAll(and.parts());
      } else {
        flat.add(part);
      }
    }
    if (flat.size() == 1) {
      return flat.get(0);
    }
    List<Expression> joined = new ArrayList<>();
    for (int i = 0; i < flat.size(); i++) {
      joined.add(withNeighbours(flat, i));
    }
    return new And(joined);
  }

  /** Returns the disjunction of the parts. */
  static Expression or(List<Expression> parts) {
    List<Expression> flat = new ArrayList<>();
    for (Expression part : parts) {
      if (part instanceof Or or) {
        flat.addAll(or.parts());
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.get(0) : new Or(flat);
  }

  private static Expression withNeighbours(List<Expression> parts, int index) {
    if (parts.get(index) instanceof Word word) {
      return withNeighbours(word, parts, index);
    }
    return parts.get(index) instanceof Phrase phrase && phrase.words().size() > 1
        ? withNeighbours(phrase, parts, index)
        : parts.get(index);
  }

  private static Word withNeighbours(Word word, List<Expression> parts, int index) {
    Set<String> terms = new LinkedHashSet<>();
    terms.add(TextAnalysis.term(word.folded()));
    if (index > 0 && parts.get(index - 1) instanceof Word left) {
      addJoin(left, word, terms);
    }
    if (index + 1 < parts.size() && parts.get(index + 1) instanceof Word right) {
      addJoin(word, right, terms);
    }
    beyond(parts, index).forEach(step -> terms.add(step.term()));
    return new Word(word.fields(), word.folded(), List.copyOf(terms));
  }

  private static Phrase withNeighbours(Phrase phrase, List<Expression> parts, int index) {
    List<Step> steps = new ArrayList<>(Step.over(phrase.words()));
    steps.addAll(beyond(parts, index));
    return new Phrase(phrase.fields(), phrase.words(), steps);
  }

  private static void addJoin(Word left, Word right, Set<String> terms) {
    if (left.fields().equals(right.fields())
        && TextAnalysis.joinable(left.folded(), right.folded())) {
      terms.add(TextAnalysis.term(left.folded() + right.folded()));
    }
  }

  /**
   * Returns the steps that cover words of a part together with words of adjacent parts: {@code
   * NF-kappa B} is parsed as a phrase and a word, and {@code NF-kappaB} contains both in one token.
   */
  private static List<Step> beyond(List<Expression> parts, int index) {
    List<String> own = words(parts.get(index));
    List<String> left = beside(parts, index, -1);
    List<String> all = new ArrayList<>(left);
    all.addAll(own);
    all.addAll(beside(parts, index, 1));
    int start = left.size();
    int end = start + own.size();
    List<Step> steps = new ArrayList<>();
    for (int from = 0; from < end; from++) {
      int most = Math.min(all.size(), from + TextAnalysis.PARTS_WITH_GREEK);
      for (int to = Math.max(from + 2, start + 1); to <= most; to++) {
        List<String> window = all.subList(from, to);
        if ((from < start || to > end) && TextAnalysis.joinableAroundGreek(window)) {
          int first = Math.max(from, start);
          String term = TextAnalysis.term(String.join("", window));
          steps.add(new Step(first - start, Math.min(to, end) - first, term));
        }
      }
    }
    return steps;
  }

  /** Returns the nearest words before or after a part, in order, that may be joined with it. */
  private static List<String> beside(List<Expression> parts, int index, int direction) {
    List<String> nearest = new ArrayList<>();
    Set<Field> fields = Evaluation.fields(parts.get(index));
    for (int i = index + direction; i >= 0 && i < parts.size(); i += direction) {
      if (!Evaluation.fields(parts.get(i)).equals(fields)) {
        break;
      }
      List<String> words = new ArrayList<>(words(parts.get(i)));
      if (direction < 0) {
        Collections.reverse(words);
      }
      nearest.addAll(words);
      if (words.isEmpty() || nearest.size() >= TextAnalysis.PARTS_WITH_GREEK) {
        break;
      }
    }
    List<String> some =
        new ArrayList<>(
            nearest.subList(0, Math.min(nearest.size(), TextAnalysis.PARTS_WITH_GREEK - 1)));
    if (direction < 0) {
      Collections.reverse(some);
    }
    return some;
  }

  /**
   * Returns the words of a part that may be joined with adjacent ones; none for parts that are
   * never joined.
   */
  private static List<String> words(Expression part) {
    if (part instanceof Word word) {
      return List.of(word.folded());
    }
    return part instanceof Phrase phrase && phrase.words().size() > 1 ? phrase.words() : List.of();
  }
}
