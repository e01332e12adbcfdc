package dev.paperboy.search.word;

import java.util.Optional;
import org.apache.lucene.search.DocIdSetIterator;

/** Those of a common term, of which is kept how often each paper has it. */
final class CachedPostings implements PostingList {
  /** So many papers are passed over in the time in which one is read from the index. */
  private static final int FASTER = 8;

  /** The next paper is there, or the processor guesses wrong. */
  private static final int LOOKING = 2;

  private final byte[] frequencies;
  private final int papers;

  /**
   * Those of a part of the index.
   *
   * @param frequencies by the number of the paper, unsigned; not to be changed
   * @param papers how many have the term
   */
  CachedPostings(byte[] frequencies, int papers) {
    this.frequencies = frequencies;
    this.papers = papers;
  }

  @Override
  public long papers() {
    return papers;
  }

  @Override
  public long cost() {
    return frequencies.length / FASTER;
  }

  @Override
  public int costOfLooking() {
    return LOOKING;
  }

  @Override
  public int from(int number) {
    for (int paper = number; paper < frequencies.length; paper++) {
      if (frequencies[paper] != 0) {
        return paper;
      }
    }
    return DocIdSetIterator.NO_MORE_DOCS;
  }

  @Override
  public int frequencyIn(int number) {
    return frequencies[number] & 0xFF;
  }

  @Override
  public void addFrequencies(int first, int end, byte[] sums) {
    int last = Math.min(end, frequencies.length);
    for (int paper = first; paper < last; paper++) {
      sums[paper - first] = PostingList.sum(sums[paper - first], frequencies[paper] & 0xFF);
    }
  }

  @Override
  public Optional<byte[]> kept() {
    return Optional.of(frequencies);
  }
}
