package dev.paperboy.query.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A text with its tokens, indexed by term, form and position. Immutable. */
public final class AnalyzedText {
  private final String text;
  private final List<Token> tokens;
  private final int words;
  private volatile @Nullable Map<String, List<Token>> byTerm;
  private volatile @Nullable Map<String, List<Token>> bySurface;
  private volatile @Nullable List<Token> sorted;
  private volatile @Nullable Fingerprints fingerprints;

  private AnalyzedText(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
    int end = 0;
    for (Token token : tokens) {
      end = Math.max(end, token.position() + token.length());
    }
    this.words = end;
  }

  /** Analyses a text. */
  public static AnalyzedText of(String text) {
    return new AnalyzedText(text, TextAnalysis.analyze(text));
  }

  /**
   * Creates a text from some of its tokens, in the order of their positions; the characters are not
   * available.
   */
  public static AnalyzedText of(List<Token> tokens) {
    return new AnalyzedText("", List.copyOf(tokens));
  }

  /** Returns the original text. */
  public String text() {
    return text;
  }

  /** Returns all tokens, joined ones included. */
  public List<Token> tokens() {
    return tokens;
  }

  /** Returns the fingerprints of all tokens. */
  public Fingerprints fingerprints() {
    Fingerprints known = fingerprints;
    if (known == null) {
      known = new Fingerprints(tokens, words);
      fingerprints = known;
    }
    return known;
  }

  /** Returns the number of words; positions are less than this. */
  public int words() {
    return words;
  }

  /** Returns the tokens with this term, in order. */
  public List<Token> withTerm(String term) {
    Map<String, List<Token>> known = byTerm;
    if (known == null) {
      known = grouped(token -> true, Token::term);
      byTerm = known;
    }
    return known.getOrDefault(term, List.of());
  }

  /** Returns the words with exactly this surface form, in order; joined tokens are not included. */
  public List<Token> withSurface(String form) {
    Map<String, List<Token>> known = bySurface;
    if (known == null) {
      known = grouped(token -> token.length() == 1, Token::surface);
      bySurface = known;
    }
    return known.getOrDefault(form, List.of());
  }

  /**
   * Returns the tokens with this prefix, folded, in alphabetical order; open tokens are not
   * included.
   */
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
    return stretch(
        known,
        token -> token.folded().compareTo(start) < 0,
        token -> token.folded().startsWith(start));
  }

  /**
   * Returns the contiguous range of matching tokens in a sorted list: it follows the tokens that
   * sort before it.
   */
  private static List<Token> stretch(
      List<Token> ordered, Predicate<Token> isBefore, Predicate<Token> isWanted) {
    int from = 0;
    int to = ordered.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (isBefore.test(ordered.get(middle))) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    while (to < ordered.size() && isWanted.test(ordered.get(to))) {
      to++;
    }
    return ordered.subList(from, to);
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

  /** Returns the tokens that begin at this position; none past the end. */
  public List<Token> at(int position) {
    return stretch(
        tokens, token -> token.position() < position, token -> token.position() == position);
  }
}
