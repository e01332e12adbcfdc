package dev.paperboy.query.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A text with its tokens, ready to be asked where a term stands. Immutable. */
public final class AnalyzedText {
  private final String text;
  private final List<Token> tokens;
  private volatile @Nullable Map<String, List<Token>> byTerm;
  private volatile @Nullable Map<String, List<Token>> bySurface;
  private volatile @Nullable List<Token> sorted;
  private final int[] firstAt;
  private final Fingerprints fingerprints;

  private AnalyzedText(String text) {
    this.text = text;
    this.tokens = TextAnalysis.analyze(text);
    int words = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).position() + 1;
    this.firstAt = new int[words + 1];
    firstAt[words] = tokens.size();
    for (int i = tokens.size() - 1; i >= 0; i--) {
      firstAt[tokens.get(i).position()] = i;
    }
    this.fingerprints = new Fingerprints(tokens, words);
  }

  /** Analyses a text. */
  public static AnalyzedText of(String text) {
    return new AnalyzedText(text);
  }

  /** The original text. */
  public String text() {
    return text;
  }

  /** All tokens, joined ones included. */
  public List<Token> tokens() {
    return tokens;
  }

  /** All tokens as numbers. */
  public Fingerprints fingerprints() {
    return fingerprints;
  }

  /** How many words it has; positions are below this. */
  public int words() {
    return firstAt.length - 1;
  }

  /** The tokens of this term, in order. */
  public List<Token> withTerm(String term) {
    Map<String, List<Token>> known = byTerm;
    if (known == null) {
      known = grouped(token -> true, Token::term);
      byTerm = known;
    }
    return known.getOrDefault(term, List.of());
  }

  /** The words of exactly this form, in order; joined ones are none. */
  public List<Token> withSurface(String form) {
    Map<String, List<Token>> known = bySurface;
    if (known == null) {
      known = grouped(token -> token.length() == 1, Token::surface);
      bySurface = known;
    }
    return known.getOrDefault(form, List.of());
  }

  /** The tokens that begin so, folded, in alphabetical order; none that is open. */
  public List<Token> withBeginning(String start) {
    List<Token> known = sorted;
    if (known == null) {
      known =
          tokens.stream()
              .filter(token -> !token.isOpen())
              .sorted(Comparator.comparing(Token::folded))
              .toList();
      sorted = known;
    }
    int from = firstFrom(start, known);
    int end = from;
    while (end < known.size() && known.get(end).folded().startsWith(start)) {
      end++;
    }
    return known.subList(from, end);
  }

  /** The index of the first that is not before this word in the alphabet. */
  private static int firstFrom(String word, List<Token> sorted) {
    int from = 0;
    int to = sorted.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted.get(middle).folded().compareTo(word) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private Map<String, List<Token>> grouped(Predicate<Token> isMeant, Function<Token, String> name) {
    Map<String, List<Token>> groups = new HashMap<>();
    for (Token token : tokens) {
      if (isMeant.test(token)) {
        groups.computeIfAbsent(name.apply(token), key -> new ArrayList<>(2)).add(token);
      }
    }
    return groups;
  }

  /** The tokens that begin at this position; none past the end. */
  public List<Token> at(int position) {
    return position >= words()
        ? List.of()
        : tokens.subList(firstAt[position], firstAt[position + 1]);
  }
}
