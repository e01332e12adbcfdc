package dev.paperboy.search.word;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;

/**
 * The papers in one part of the index that have any of a word's terms, gone through in ascending
 * order, and how well the word fits them.
 *
 * <p>A word counts {@value #MOST_OFTEN} times in a paper at most: beyond that it makes no
 * difference to the score, and a byte holds it.
 */
final class WordPostings {
  static final int MOST_OFTEN = 255;

  private final List<PostingsEnum> read = new ArrayList<>();
  private final SimScorer scorer;

  /** How often one of the terms is in each paper, where that is kept; else empty. */
  private byte[] kept = {};

  private long papers;

  /** No terms yet. */
  WordPostings(SimScorer scorer) {
    this.scorer = scorer;
  }

  /** Adds the papers of the term that is found here. */
  void add(LeafReader part, BytesRef term, TermsEnum found) throws IOException {
    papers += found.docFreq();
    Optional<byte[]> common =
        kept.length == 0 ? CommonTerms.shared().in(part, term, found) : Optional.empty();
    if (common.isPresent()) {
      kept = common.get();
    } else {
      read.add(found.postings(null, PostingsEnum.FREQS));
    }
  }

  /** At most how many there are. */
  long papers() {
    return papers;
  }

  /** The first one from this number on; numbers asked for never get smaller. */
  int from(int number) throws IOException {
    int first = number;
    while (first < kept.length && kept[first] == 0) {
      first++;
    }
    first = first < kept.length ? first : DocIdSetIterator.NO_MORE_DOCS;
    for (PostingsEnum postings : read) {
      first = Math.min(first, advance(postings, number));
    }
    return first;
  }

  /**
   * How often the word is in each of the papers from one number to before another.
   *
   * @param frequencies is written to, as unsigned bytes
   */
  void read(int first, int end, byte[] frequencies) throws IOException {
    if (kept.length > 0) {
      System.arraycopy(kept, first, frequencies, 0, end - first);
    } else {
      Arrays.fill(frequencies, (byte) 0);
    }
    for (PostingsEnum postings : read) {
      for (int paper = advance(postings, first); paper < end; paper = postings.nextDoc()) {
        frequencies[paper - first] = sum(frequencies[paper - first], postings.freq());
      }
    }
  }

  /** How well the word fits a paper that has it so often, 0 where it does not. */
  float score(byte frequency, long length) {
    return frequency == 0 ? 0 : scorer.score(frequency & 0xFF, length);
  }

  /** The sum of two unsigned bytes, or the most that a byte holds. */
  static byte sum(int one, int other) {
    return (byte) Math.min(MOST_OFTEN, (one & 0xFF) + other);
  }

  /** The first document from this number on; numbers asked for never get smaller. */
  static int advance(DocIdSetIterator documents, int number) throws IOException {
    return documents.docID() < number ? documents.advance(number) : documents.docID();
  }
}
