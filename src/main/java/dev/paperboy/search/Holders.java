package dev.paperboy.search;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;

/** The papers in one part of the index that have a term, gone through in ascending order. */
final class Holders {
  private final PostingsEnum postings;
  private int paper = -1;

  Holders(PostingsEnum postings) {
    this.postings = postings;
  }

  /** At most how many there are. */
  long cost() {
    return postings.cost();
  }

  /** The first one from this number on; numbers asked for never get smaller. */
  int from(int number) throws IOException {
    if (paper < number) {
      paper = paper + 1 == number ? postings.nextDoc() : postings.advance(number);
    }
    return paper;
  }

  /** How much the term counts in a paper; 0 where it is not there. */
  int frequencyIn(int number) throws IOException {
    return from(number) == number ? postings.freq() : 0;
  }

  /** Adds how much it counts in each of the papers from one number to before another. */
  void addFrequencies(int first, int end, int[] frequencies) throws IOException {
    int number = from(first);
    while (number < end) {
      frequencies[number - first] += postings.freq();
      number = postings.nextDoc();
    }
    paper = number;
  }
}
