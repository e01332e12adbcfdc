package dev.paperboy.search.word;

import java.util.Arrays;
import org.apache.lucene.search.similarities.Similarity.SimScorer;

/**
 * How well a word fits a paper, by how often it is there and how long the texts are. What was
 * computed is kept, since few pairs of these make up most papers. Safe for use by several threads,
 * which at worst compute the same.
 */
final class WordScore {
  private static final int LENGTHS = 256;
  private static final int OFTEN = 8;
  private static final float UNKNOWN = -1;

  private final SimScorer scorer;
  private final float[] known = new float[OFTEN * LENGTHS];

  WordScore(SimScorer scorer) {
    this.scorer = scorer;
    Arrays.fill(known, LENGTHS, known.length, UNKNOWN);
  }

  /** No paper scores more. */
  float most() {
    return scorer.score(Float.MAX_VALUE, 1);
  }

  /** 0 where it is not there. */
  float of(int frequency, byte length) {
    if (frequency >= OFTEN) {
      return scorer.score(frequency, length);
    }
    int place = frequency * LENGTHS + (length & 0xFF);
    float score = known[place];
    if (score < 0) {
      score = scorer.score(frequency, length);
      known[place] = score;
    }
    return score;
  }
}
