package dev.paperboy.match.feature;

/**
 * A phrase as numbers: steps that lead over its words, each over one token; {@link
 * dev.paperboy.query.Expression.Phrase} tells how.
 *
 * @param fields mask of the fields to look in
 * @param words how many words it has, up to {@link #LONGEST}
 * @param from for each step the index of its first word
 * @param count for each step over how many words it leads
 * @param feature for each step the term or form of its token
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Path(int fields, int words, byte[] from, byte[] count, int[] feature) {
  /** The most words, so that those gone over fit a {@code long}. */
  static final int LONGEST = 62;

  /** Whether the phrase stands anywhere among the tokens. */
  boolean leadsThrough(TokenNumbers tokens, TokenNumbers.Column column) {
    for (int step = 0; step < feature.length; step++) {
      if (from[step] == 0) {
        for (int token = column.first(feature[step]);
            token != TokenNumbers.NONE;
            token = column.next(token)) {
          if ((tokens.field(token) & fields) != 0 && leadsOn(tokens, column, token, count[step])) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether steps lead on to the end of the phrase once the first has led over this token. */
  private boolean leadsOn(TokenNumbers tokens, TokenNumbers.Column column, int first, int gone) {
    if (gone == words) {
      return true;
    }
    long[] reached = tokens.clearedReach();
    int position = tokens.position(first) + tokens.length(first);
    int furthest = position;
    reached[position & (TokenNumbers.REACH - 1)] = 1L << gone;
    for (; position <= furthest; position++) {
      long open = reached[position & (TokenNumbers.REACH - 1)];
      reached[position & (TokenNumbers.REACH - 1)] = 0;
      if (open == 0) {
        continue;
      }
      int end = tokens.firstAt(position + 1);
      for (int token = tokens.firstAt(position); token < end; token++) {
        long further = stepped(open, column.feature(token));
        if (((further >>> words) & 1) != 0) {
          return true;
        }
        if (further != 0) {
          int after = position + tokens.length(token);
          reached[after & (TokenNumbers.REACH - 1)] |= further;
          furthest = Math.max(furthest, after);
        }
      }
    }
    return false;
  }

  /** How many words can be gone over after a step over this token. */
  private long stepped(long open, int token) {
    long further = 0;
    for (int step = 0; step < feature.length; step++) {
      if (feature[step] == token && ((open >>> from[step]) & 1) != 0) {
        further |= 1L << (from[step] + count[step]);
      }
    }
    return further;
  }
}
