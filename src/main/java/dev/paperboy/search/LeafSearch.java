package dev.paperboy.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.HitQueue;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Goes through one part of the index for the papers that have all words of a query. */
final class LeafSearch {
  private final int base;
  private final @Nullable Bits live;
  private final @Nullable NumericDocValues lengths;
  private final WordHolders[] words;
  private final WordHolders[] neighbours;

  /** What the words from an index on can score together. */
  private final float[] mostFrom;

  private final @Nullable DocIdSetIterator condition;
  private final Liveliness.Factors factors;

  /**
   * Prepares it.
   *
   * @param words all have to be there; the rarest first
   * @param neighbours what adds to the score where it is there
   * @param condition finds the papers where all else is so; null for all
   */
  LeafSearch(
      LeafReaderContext leaf,
      List<WordHolders> words,
      List<WordHolders> neighbours,
      @Nullable DocIdSetIterator condition,
      Liveliness.Factors factors)
      throws IOException {
    this.base = leaf.docBase;
    this.live = leaf.reader().getLiveDocs();
    this.lengths = leaf.reader().getNormValues(PaperDocument.TEXT);
    this.words = words.toArray(WordHolders[]::new);
    this.neighbours = neighbours.toArray(WordHolders[]::new);
    this.mostFrom = new float[words.size() + 1];
    for (int i = words.size() - 1; i >= 0; i--) {
      mostFrom[i] = mostFrom[i + 1] + words.get(i).most();
    }
    this.condition = condition;
    this.factors = factors;
  }

  /** Lets the best among those that were found before; tells how many papers match here. */
  long collect(HitQueue best) throws IOException {
    long found = 0;
    ScoreDoc worst = best.top();
    int paper = words[0].from(0);
    while (paper != DocIdSetIterator.NO_MORE_DOCS) {
      int next = nextOfOthers(paper);
      if (next != paper) {
        paper = words[0].from(next);
        continue;
      }
      if (live == null || live.get(paper)) {
        found++;
        // What no factor can lift need not be looked at.
        float needed = factors.leastOfWords(worst.score);
        float fit = fit(paper, needed);
        if (fit >= needed) {
          float score = (float) (fit * factors.of(paper));
          if (score > worst.score) {
            worst.score = score;
            worst.doc = base + paper;
            worst = best.updateTop();
          }
        }
      }
      paper = words[0].from(paper + 1);
    }
    return found;
  }

  /** The paper, where all others have it, too; else the first after it that may be. */
  private int nextOfOthers(int paper) throws IOException {
    for (int i = 1; i < words.length; i++) {
      int next = words[i].from(paper);
      if (next != paper) {
        return next;
      }
    }
    if (condition == null) {
      return paper;
    }
    return condition.docID() < paper ? condition.advance(paper) : condition.docID();
  }

  /** How well the words fit a paper; less than needed, where it is seen to become too little. */
  private float fit(int paper, float needed) throws IOException {
    long length = lengths != null && lengths.advanceExact(paper) ? lengths.longValue() : 1;
    float fit = 0;
    for (WordHolders joined : neighbours) {
      fit += joined.score(paper, length);
    }
    for (int i = 0; i < words.length && fit + mostFrom[i] >= needed; i++) {
      fit += words[i].score(paper, length);
    }
    return fit;
  }
}
