package dev.paperboy.match;

import java.util.Arrays;

/** The queries of one segment that match a paper. Reused from paper to paper; for one thread. */
final class SegmentMatches {
  private int[] queries = new int[256];
  private long[] repeated = new long[0];
  private int count;

  /** Removes all queries, and prepares for queries up to this number. */
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

  /** Adds a query that may have been added before by this method. */
  void addOnce(int query) {
    long bit = 1L << query;
    if ((repeated[query >>> 6] & bit) == 0) {
      repeated[query >>> 6] |= bit;
      add(query);
    }
  }

  /** Returns the queries, in no particular order. */
  int[] toArray() {
    return Arrays.copyOf(queries, count);
  }
}
