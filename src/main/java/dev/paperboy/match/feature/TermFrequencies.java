package dev.paperboy.match.feature;

import dev.paperboy.query.analysis.TextAnalysis;

/**
 * Document frequencies of terms, by which the rarest word of a query is chosen. Estimates suffice;
 * a wrong one costs time but never a match. Thread-safe.
 */
public interface TermFrequencies {

  /** Returns the number of papers that were counted; at least 1. */
  int papers();

  /**
   * Returns the number of papers that contain a term of {@link TextAnalysis}, joined terms
   * included.
   */
  int of(String term);

  /** Returns a guess for use before any paper was counted: the longer a word, the rarer. */
  static TermFrequencies guessed() {
    return new TermFrequencies() {
      @Override
      public int papers() {
        return 10_000;
      }

      @Override
      public int of(String term) {
        return TextAnalysis.isFunctionWord(term)
            ? papers()
            : papers() / (1 + term.length() * term.length());
      }
    };
  }
}
