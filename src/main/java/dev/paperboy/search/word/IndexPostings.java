package dev.paperboy.search.word;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.PostingsEnum;

/** Those of a term that are read from the index. */
final class IndexPostings implements PostingList {
  /** A jump within the postings takes as long as reading so many in a row. */
  private static final int JUMP = 6;

  private final PostingsEnum postings;
  private int paper = -1;

  IndexPostings(PostingsEnum postings) {
    this.postings = postings;
  }

  @Override
  public long papers() {
    return postings.cost();
  }

  @Override
  public long cost() {
    return postings.cost();
  }

  @Override
  public int costOfLooking() {
    return JUMP;
  }

  @Override
  public int from(int number) throws IOException {
    if (paper < number) {
      paper = paper + 1 == number ? postings.nextDoc() : postings.advance(number);
    }
    return paper;
  }

  @Override
  public int frequencyIn(int number) throws IOException {
    return from(number) == number ? Math.min(MOST_OFTEN, postings.freq()) : 0;
  }

  @Override
  public void addFrequencies(int first, int end, byte[] sums) throws IOException {
    int number = from(first);
    while (number < end) {
      sums[number - first] = PostingList.sum(sums[number - first], postings.freq());
      number = postings.nextDoc();
    }
    paper = number;
  }

  @Override
  public Optional<byte[]> kept() {
    return Optional.empty();
  }
}
