package dev.paperboy.search.word;

import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Processes the postings of the rarest word window by window, and within each window one word after
 * the other. This is several times faster than advancing document by document, because the
 * processor cannot predict whether the next document contains the next word. For one segment and
 * one use.
 */
final class WindowSearch extends Scorable {
  private static final int WIDTH = 2048;

  private final LeafReaderContext part;
  private final List<WordPostings> words;
  private final List<WordPostings> neighbours;
  private final @Nullable DocIdSetIterator condition;
  private final @Nullable TwoPhaseIterator verification;
  private final FixedBitSet found;

  /** The documents of the window that contain all words so far, as offsets into it. */
  private final int[] matches = new int[WIDTH];

  /**
   * The frequency of each word, and then of each pair of neighbours, in each document of the
   * window.
   */
  private final byte[][] frequencies;

  private int paper;
  private float score;
  private float least;

  /**
   * Creates a search in one segment.
   *
   * @param words the required words, the rarest first
   * @param neighbours optional, added to the score
   * @param condition matches the documents that satisfy all other conditions; null for all
   *     documents
   * @param found receives the matches
   */
  WindowSearch(
      LeafReaderContext part,
      List<WordPostings> words,
      List<WordPostings> neighbours,
      @Nullable Scorer condition,
      FixedBitSet found) {
    this.part = part;
    this.words = words;
    this.neighbours = neighbours;
    this.verification = condition == null ? null : condition.twoPhaseIterator();
    this.condition =
        condition == null
            ? null
            : verification == null ? condition.iterator() : verification.approximation();
    this.found = found;
    frequencies = new byte[words.size() + neighbours.size()][WIDTH];
  }

  /** Passes the competitive matches to the collector. */
  void collect(Collector collector) throws IOException {
    LeafCollector best = collector.getLeafCollector(part);
    best.setScorer(this);
    NumericDocValues lengths =
        Objects.requireNonNull(part.reader().getNormValues(PaperDocument.TEXT));
    Bits live = part.reader().getLiveDocs();
    int papers = part.reader().maxDoc();
    for (int start = next(0); start < papers; start = next(start + WIDTH)) {
      int end = Math.min(start + WIDTH, papers);
      int count = match(start, end);
      for (int i = 0; i < neighbours.size() && count > 0; i++) {
        neighbours.get(i).read(start, end, frequencies[words.size() + i]);
      }
      for (int i = 0; i < count; i++) {
        paper = start + matches[i];
        if ((live == null || live.get(paper)) && isAccepted(paper)) {
          found.set(paper);
          lengths.advanceExact(paper);
          score =
              score(words, 0, matches[i], lengths.longValue())
                  + score(neighbours, words.size(), matches[i], lengths.longValue());
          if (score >= least) {
            best.collect(paper);
          }
        }
      }
    }
  }

  /** Verifies a condition only of documents that have all words, because that may be expensive. */
  private boolean isAccepted(int number) throws IOException {
    return condition == null
        || (WordPostings.advance(condition, number) == number
            && (verification == null || verification.matches()));
  }

  /**
   * Returns the first document at or after this one that may match; documents must be requested in
   * ascending order.
   */
  private int next(int number) throws IOException {
    int next = words.get(0).from(number);
    return condition == null || next == DocIdSetIterator.NO_MORE_DOCS
        ? next
        : words.get(0).from(WordPostings.advance(condition, next));
  }

  /** Avoids a branch on whether a document contains a word, which would be unpredictable. */
  private int match(int start, int end) throws IOException {
    words.get(0).read(start, end, frequencies[0]);
    int count = 0;
    for (int i = 0; i < end - start; i++) {
      matches[count] = i;
      count += frequencies[0][i] == 0 ? 0 : 1;
    }
    for (int word = 1; word < words.size() && count > 0; word++) {
      byte[] often = frequencies[word];
      words.get(word).read(start, end, often);
      int kept = 0;
      for (int i = 0; i < count; i++) {
        matches[kept] = matches[i];
        kept += often[matches[i]] == 0 ? 0 : 1;
      }
      count = kept;
    }
    return count;
  }

  private float score(List<WordPostings> words, int first, int match, long length) {
    float sum = 0;
    for (int word = 0; word < words.size(); word++) {
      sum += words.get(word).score(frequencies[first + word][match], length);
    }
    return sum;
  }

  @Override
  public float score() {
    return score;
  }

  @Override
  public int docID() {
    return paper;
  }

  @Override
  public void setMinCompetitiveScore(float enough) {
    least = enough;
  }
}
