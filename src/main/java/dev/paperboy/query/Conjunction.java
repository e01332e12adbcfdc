package dev.paperboy.query;

import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts parts of a query together, flat, and lets neighbouring words know of each other. */
final class Conjunction {
  private Conjunction() {}

  /** All of the parts. */
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
      joined.add(flat.get(i) instanceof Word word ? withNeighbours(word, flat, i) : flat.get(i));
    }
    return new And(joined);
  }

  /** Any of the parts. */
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

  private static Word withNeighbours(Word word, List<Expression> parts, int index) {
    Set<String> terms = new LinkedHashSet<>();
    terms.add(TextAnalysis.term(word.folded()));
    if (index > 0 && parts.get(index - 1) instanceof Word left) {
      addJoin(left, word, terms);
    }
    if (index + 1 < parts.size() && parts.get(index + 1) instanceof Word right) {
      addJoin(word, right, terms);
    }
    return new Word(word.fields(), word.folded(), List.copyOf(terms));
  }

  private static void addJoin(Word left, Word right, Set<String> terms) {
    if (left.fields().equals(right.fields())
        && TextAnalysis.joinable(left.folded(), right.folded())) {
      terms.add(TextAnalysis.term(left.folded() + right.folded()));
    }
  }
}
