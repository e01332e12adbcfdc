package dev.paperboy.match;

import java.util.Arrays;

/** The queries of one segment that match a paper. For one thread, used again for each paper. */
final class SegmentMatches {
  private int[] queries = new int[256];
  private long[] repeated = new long[0];
  private int count;

  /** Forgets all; queries up to this number may follow. */
  void clear(int most) {
    for (int i = 0; i < count; i++) {
      int word = queries[i] >>> 6;
      if (word < repeated.length) {
        repeated[word] = 0;
      }
    }
    count = 0;
    if (repeated.length <= most >>> 6) {
      repeated = new long[(most >>> 6) + 1];
    }
  }

  void add(int query) {
    if (count == queries.length) {
      queries = Arrays.copyOf(queries, 2 * count);
    }
    queries[count++] = query;
  }

  /** Adds a query that may have come before by this way. */
  void addOnce(int query) {
    long bit = 1L << query;
    if ((repeated[query >>> 6] & bit) == 0) {
      repeated[query >>> 6] |= bit;
      add(query);
    }
  }

  /** The queries, in no particular order. */
  int[] toArray() {
    return Arrays.copyOf(queries, count);
  }
}
