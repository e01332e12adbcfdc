package dev.paperboy.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text with its tokens, ready to be asked where a term stands. Immutable. */
public final class AnalyzedText {
  private final String text;
  private final List<Token> tokens;
  private volatile @Nullable Map<String, List<Token>> byTerm;
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
  List<Token> withTerm(String term) {
    Map<String, List<Token>> known = byTerm;
    if (known == null) {
      known = grouped();
      byTerm = known;
    }
    return known.getOrDefault(term, List.of());
  }

  private Map<String, List<Token>> grouped() {
    Map<String, List<Token>> terms = new HashMap<>();
    for (Token token : tokens) {
      terms.computeIfAbsent(token.term(), term -> new ArrayList<>(2)).add(token);
    }
    return terms;
  }

  /** The tokens that begin at this position; none past the end. */
  List<Token> at(int position) {
    return position >= words()
        ? List.of()
        : tokens.subList(firstAt[position], firstAt[position + 1]);
  }
}
