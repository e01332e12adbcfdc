package dev.paperboy.search.arrangement;

import dev.paperboy.search.index.TermForm;

/**
 * Where a term stands, as the index keeps it in one number: the position of a word in its paper,
 * and a mark of three bits, whose meaning {@link TermForm} tells.
 */
public final class TermPosition {
  /** The mark of a word that is not as its term is. */
  public static final int OTHERWISE = 1;

  /** Behind this nothing is indexed: Lucene takes no more. */
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

  /** How many words a token spans whose mark says it. */
  static int span(int place) {
    return mark(place) + 1;
  }
}
