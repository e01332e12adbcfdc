package dev.paperboy.search.word;

import java.io.IOException;
import java.util.Optional;

/**
 * The papers in one part of the index that have a term, gone through in ascending order.
 *
 * <p>How much a term counts in a paper is {@value #MOST_OFTEN} at most: beyond that a word more
 * makes no difference to the score, and a byte holds it.
 */
interface PostingList {
  /** The most that a term counts in a paper. */
  int MOST_OFTEN = 255;

  /** At most how many there are. */
  long papers();

  /** How long it takes to go through all of them, in papers read one by one from the index. */
  long cost();

  /** How long it takes to look whether a paper is among them, in the same measure. */
  int costOfLooking();

  /** The first one from this number on; numbers asked for never get smaller. */
  int from(int number) throws IOException;

  /** How much the term counts in a paper; 0 where it is not there. */
  int frequencyIn(int number) throws IOException;

  /**
   * Adds how much it counts in each of the papers from one number to before another.
   *
   * @param sums as unsigned bytes; what would be more than a byte holds stays at {@value
   *     #MOST_OFTEN}
   */
  void addFrequencies(int first, int end, byte[] sums) throws IOException;

  /** How much it counts in each paper, where that is kept, as unsigned bytes; else empty. */
  Optional<byte[]> kept();

  /** The sum of two unsigned bytes, or the most that a byte holds. */
  static byte sum(int one, int other) {
    return (byte) Math.min(MOST_OFTEN, (one & 0xFF) + other);
  }
}
