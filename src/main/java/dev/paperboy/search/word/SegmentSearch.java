package dev.paperboy.search.word;

import dev.paperboy.search.Liveliness;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the papers that have all words of a query among some of those in one part of the index.
 *
 * @param leaf the part
 * @param from number of the first paper
 * @param to number after the last paper
 * @param words all have to be there; the rarest first
 * @param neighbours what adds to the score where it is there
 * @param condition finds the papers where all else is so; null for all
 * @param factors what the papers' scores are multiplied by
 */
record SegmentSearch(
    LeafReaderContext leaf,
    int from,
    int to,
    List<WordPostings> words,
    List<WordPostings> neighbours,
    @Nullable DocIdSetIterator condition,
    Liveliness.Factors factors) {

  /** Lets the best among those that were found before; tells how many papers match here. */
  long collect(BestPapers best) throws IOException {
    return new WindowSearch(this).collect(best);
  }

  /** The first paper that may match from this number on; numbers asked for never get smaller. */
  int from(int number) throws IOException {
    int paper = words.get(0).from(number);
    return condition == null || paper >= to ? paper : words.get(0).from(advance(condition, paper));
  }

  /** The first document from this number on; numbers asked for never get smaller. */
  static int advance(DocIdSetIterator documents, int number) throws IOException {
    return documents.docID() < number ? documents.advance(number) : documents.docID();
  }
}
