package dev.paperboy.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.similarities.Similarity.SimScorer;

/** The papers in one part of the index that have any of a word's terms, and how well it fits. */
final class WordHolders {
  private final Holders[] terms;
  private final SimScorer scorer;

  WordHolders(List<Holders> terms, SimScorer scorer) {
    this.terms = terms.toArray(Holders[]::new);
    this.scorer = scorer;
  }

  /** At most how many there are. */
  long cost() {
    return Arrays.stream(terms).mapToLong(Holders::cost).sum();
  }

  /** The first one from this number on; numbers asked for never get smaller. */
  int from(int number) throws IOException {
    int first = DocIdSetIterator.NO_MORE_DOCS;
    for (Holders term : terms) {
      first = Math.min(first, term.from(number));
    }
    return first;
  }

  /** No paper scores more. */
  float most() {
    return scorer.score(Float.MAX_VALUE, 1);
  }

  /** How well the word fits a paper; 0 where it has none of the terms. */
  float score(int paper, long length) throws IOException {
    int frequency = 0;
    for (Holders term : terms) {
      if (term.from(paper) == paper) {
        frequency += term.frequency();
      }
    }
    return frequency == 0 ? 0 : scorer.score(frequency, length);
  }
}
