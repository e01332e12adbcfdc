package dev.paperboy.query.analysis;

import java.util.List;

/**
 * The tokens of a text as {@link Fingerprint}s, side by side in memory: what most of the text is
 * ever asked for, without touching a string. Immutable.
 */
public final class Fingerprints {
  private final long[] terms;
  private final long[] forms;
  private final int[] positions;
  private final byte[] lengths;
  private final boolean[] open;

  /** The folded words one after the other, so that a joined word is a stretch, too. */
  private final String letters;

  /** By position: where its word begins among the letters; one more for the end. */
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

  /** How many tokens there are, joined ones included. */
  public int count() {
    return terms.length;
  }

  /** That of a token's term. */
  public long term(int token) {
    return terms[token];
  }

  /** That of a word as it stands there; of a joined token anything. */
  public long form(int token) {
    return forms[token];
  }

  /** How many words a token spans. */
  public int length(int token) {
    return lengths[token];
  }

  /**
   * Whether beginnings need not be held to a token: none are, or a longer one at its position has
   * them, too.
   */
  public boolean hasNoBeginnings(int token) {
    int next = token + 1;
    return open[token] || (next < lengths.length && lengths[next] > 1 && !open[next]);
  }

  /** The folded words one after the other. */
  public String letters() {
    return letters;
  }

  /** Where a token, folded, begins among the letters. */
  public int start(int token) {
    return letterAt[positions[token]];
  }

  /** Where it ends there. */
  public int end(int token) {
    return letterAt[positions[token] + lengths[token]];
  }
}
