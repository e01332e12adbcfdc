package dev.paperboy.bench;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Field;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The plain evaluation with its words as numbers: every subscription is evaluated on every paper,
 * by the query's tree, but nothing compares strings. What a good programmer writes first.
 */
final class InternedEvaluation {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> beginnings = new HashSet<>();

  /** A query over numbers. */
  @FunctionalInterface
  interface Node {
    boolean holds(Interned paper);
  }

  /** A paper as numbers. */
  static final class Interned {
    private final BitSet found = new BitSet();
    private int[] words = new int[0];

    boolean has(int number) {
      return found.get(number);
    }

    boolean hasPair(int left, int right) {
      for (int i = 0; i + 1 < words.length; i++) {
        if (words[i] == left && words[i + 1] == right) {
          return true;
        }
      }
      return false;
    }
  }

  Node node(Expression expression) {
    if (expression instanceof Expression.And and) {
      Node[] parts = nodes(and.parts());
      return paper -> {
        for (Node part : parts) {
          if (!part.holds(paper)) {
            return false;
          }
        }
        return true;
      };
    }
    if (expression instanceof Expression.Or or) {
      return any(nodes(or.parts()));
    }
    if (expression instanceof Expression.Not not) {
      Node part = node(not.part());
      return paper -> !part.holds(paper);
    }
    if (expression instanceof Expression.Word word) {
      return any(word.terms().stream().map(this::has).toArray(Node[]::new));
    }
    if (expression instanceof Expression.Phrase phrase) {
      return phrase(phrase);
    }
    if (expression instanceof Expression.Prefix prefix) {
      beginnings.add(prefix.start());
      return has(prefix.start() + "*");
    }
    if (expression instanceof Expression.Category category) {
      return has("cat:" + category.start());
    }
    throw new IllegalArgumentException("not in the mix: " + expression);
  }

  private Node phrase(Expression.Phrase phrase) {
    List<Node> ways = new ArrayList<>();
    int[] apart = new int[2];
    for (Expression.Step step : phrase.steps()) {
      if (step.count() == 2) {
        ways.add(has(step.term()));
      } else {
        apart[step.from()] = number(step.term());
      }
    }
    ways.add(
        paper -> paper.has(apart[0]) && paper.has(apart[1]) && paper.hasPair(apart[0], apart[1]));
    return any(ways.toArray(Node[]::new));
  }

  private Node[] nodes(List<Expression> parts) {
    return parts.stream().map(this::node).toArray(Node[]::new);
  }

  private Node has(String name) {
    int number = number(name);
    return paper -> paper.has(number);
  }

  private static Node any(Node[] parts) {
    if (parts.length == 1) {
      return parts[0];
    }
    return paper -> {
      for (Node part : parts) {
        if (part.holds(paper)) {
          return true;
        }
      }
      return false;
    };
  }

  private int number(String name) {
    return numbers.computeIfAbsent(name, each -> numbers.size() + 1);
  }

  Interned intern(AnalyzedPaper paper) {
    Interned interned = new Interned();
    int[] words = new int[1024];
    int count = 0;
    for (Field field : List.of(Field.TITLE, Field.TLDR, Field.ABSTRACT)) {
      for (AnalyzedText text : paper.texts(field)) {
        for (Token token : text.tokens()) {
          int number = numbers.getOrDefault(token.term(), 0);
          interned.found.set(number);
          if (token.length() == 1) {
            if (count + 1 >= words.length) {
              words = Arrays.copyOf(words, 2 * words.length);
            }
            words[count++] = number;
          }
          int longest = token.isOpen() ? 0 : Math.min(6, token.folded().length());
          for (int length = 3; length <= longest; length++) {
            String start = token.folded().substring(0, length);
            if (beginnings.contains(start)) {
              interned.found.set(numbers.getOrDefault(start + "*", 0));
            }
          }
        }
        words[count++] = 0;
      }
    }
    for (String category : paper.paper().categories()) {
      interned.found.set(numbers.getOrDefault("cat:" + category.toLowerCase(Locale.ROOT), 0));
    }
    interned.found.clear(0);
    interned.words = Arrays.copyOf(words, count);
    return interned;
  }
}
