package dev.paperboy.search.arrangement;

import dev.paperboy.search.index.TermForm;

/**
 * The position of a term as the index encodes it in one number: the position of a word in its
 * paper, and a mark of three bits, whose meaning {@link TermForm} defines.
 */
public final class TermPosition {
  /** The mark of a word whose surface form differs from its term. */
  public static final int OTHERWISE = 1;

  /** Nothing is indexed beyond this position, which is Lucene's maximum. */
  public static final int LAST_POSITION = (Integer.MAX_VALUE >> 3) - 100;

  private static final int BITS = 3;
  private static final int MARK = (1 << BITS) - 1;

  private TermPosition() {}

  public static int of(int position, int mark) {
    return (position << BITS) | mark;
  }

  static int position(int place) {
    return place >> BITS;
  }

  static int mark(int place) {
    return place & MARK;
  }

  /** Returns the number of words spanned by a token whose mark encodes it. */
  static int span(int place) {
    return mark(place) + 1;
  }
}
