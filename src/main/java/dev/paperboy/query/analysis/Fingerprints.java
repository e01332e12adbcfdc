package dev.paperboy.query.analysis;

import java.util.List;

/**
 * The tokens of a text as {@link Fingerprint}s, adjacent in memory: sufficient for most look-ups
 * without accessing strings. Immutable.
 */
public final class Fingerprints {
  private final long[] terms;
  private final long[] forms;
  private final int[] positions;
  private final byte[] lengths;
  private final boolean[] open;

  /** The concatenated folded words, so that a joined word is a range of them, too. */
  private final String letters;

  /** The start of each word in the letters, by position, plus one value for the end. */
  private final int[] letterAt;

  Fingerprints(List<Token> tokens, int words) {
    terms = new long[tokens.size()];
    forms = new long[tokens.size()];
    positions = new int[tokens.size()];
    lengths = new byte[tokens.size()];
    open = new boolean[tokens.size()];
    letterAt = new int[words + 1];
    StringBuilder folded = new StringBuilder(8 * words);
    for (int i = 0; i < terms.length; i++) {
      Token token = tokens.get(i);
      terms[i] = Fingerprint.of(token.term());
      positions[i] = token.position();
      lengths[i] = (byte) token.length();
      open[i] = token.isOpen();
      if (token.length() == 1) {
        forms[i] = Fingerprint.of(token.surface());
        if (!token.isStarred()) {
          folded.append(token.folded());
          letterAt[token.position() + 1] = folded.length();
        }
      }
    }
    letters = folded.toString();
  }

  /** Returns the number of tokens, joined ones included. */
  public int count() {
    return terms.length;
  }

  /** Returns the fingerprint of a token's term. */
  public long term(int token) {
    return terms[token];
  }

  /** Returns the fingerprint of a word's surface form; undefined for a joined token. */
  public long form(int token) {
    return forms[token];
  }

  /** Returns the number of words that a token spans. */
  public int length(int token) {
    return lengths[token];
  }

  /**
   * Returns whether a token can be skipped for prefixes: it is not found by prefixes, or a longer
   * one at its position has the same prefixes.
   */
  public boolean hasNoBeginnings(int token) {
    int next = token + 1;
    return open[token] || (next < lengths.length && lengths[next] > 1 && !open[next]);
  }

  /** Returns the concatenated folded words. */
  public String letters() {
    return letters;
  }

  /** Returns the start of a folded token in the letters. */
  public int start(int token) {
    return letterAt[positions[token]];
  }

  /** Returns the end of a folded token in the letters. */
  public int end(int token) {
    return letterAt[positions[token] + lengths[token]];
  }
}
