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
 * The merged posting lists of a word's terms in one segment, iterated in ascending order, and the
 * score of the word.
 *
 * <p>The frequency of a word in a paper is capped at {@value #MOST_OFTEN}: beyond that the score
 * does not change, and the value fits a byte.
 */
final class WordPostings {
  static final int MOST_OFTEN = 255;

  private final List<PostingsEnum> read = new ArrayList<>();
  private final SimScorer scorer;

  /** The frequency of the terms in each document, if it is cached; otherwise empty. */
  private byte[] kept = {};

  private long papers;

  /** Creates postings without terms. */
  WordPostings(SimScorer scorer) {
    this.scorer = scorer;
  }

  /** Adds the posting list of the term at which the enumeration is positioned. */
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

  /** Returns an upper bound on the number of documents. */
  long papers() {
    return papers;
  }

  /**
   * Returns the first document at or after this one; documents must be requested in ascending
   * order.
   */
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
   * Reads the frequency of the word in each document from one, inclusive, to another, exclusive.
   *
   * @param frequencies receives the frequencies, as unsigned bytes
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

  /** Returns the score of the word in a document with this frequency; 0 if it does not occur. */
  float score(byte frequency, long length) {
    return frequency == 0 ? 0 : scorer.score(frequency & 0xFF, length);
  }

  /** Returns the sum of two unsigned bytes, capped at the maximum of a byte. */
  static byte sum(int one, int other) {
    return (byte) Math.min(MOST_OFTEN, (one & 0xFF) + other);
  }

  /**
   * Advances to the first document at or after this one; documents must be requested in ascending
   * order.
   */
  static int advance(DocIdSetIterator documents, int number) throws IOException {
    return documents.docID() < number ? documents.advance(number) : documents.docID();
  }
}
