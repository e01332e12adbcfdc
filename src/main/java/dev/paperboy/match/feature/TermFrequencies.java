package dev.paperboy.match.feature;

import dev.paperboy.query.analysis.TextAnalysis;

/**
 * How common terms are: what tells which word of a query is its rarest. An estimate does; a wrong
 * one costs time and never a match. Safe for use by several threads.
 */
public interface TermFrequencies {

  /** How many papers were counted; at least 1. */
  int papers();

  /** In how many of them a term of {@link TextAnalysis} stands, joined terms included. */
  int of(String term);

  /** A guess for when nothing was counted yet: the longer a word, the rarer. */
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
