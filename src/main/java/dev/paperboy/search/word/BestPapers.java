package dev.paperboy.search.word;

import dev.paperboy.search.Liveliness;
import java.io.IOException;
import org.apache.lucene.search.HitQueue;
import org.apache.lucene.search.ScoreDoc;

/** The best papers that were found so far. Used by one thread. */
final class BestPapers {
  private final HitQueue best;
  private ScoreDoc worst;

  /** At most so many, at least one. */
  BestPapers(int most) {
    best = new HitQueue(most, true);
    worst = best.top();
  }

  /** What words must score at least for a paper of a part of the index to be among them. */
  float leastOfWords(Liveliness.Factors factors) {
    return factors.leastOfWords(worst.score);
  }

  /** Takes a paper in where it is good enough. */
  void offer(SegmentSearch part, int paper, double fit) throws IOException {
    offer(part.leaf().docBase + paper, (float) (fit * part.factors().of(paper)));
  }

  /** Takes those of another one in that are good enough. */
  void offer(BestPapers others) {
    for (ScoreDoc other : others.best) {
      offer(other.doc, other.score);
    }
  }

  private void offer(int paper, float score) {
    if (score > worst.score || (score == worst.score && paper < worst.doc)) {
      worst.score = score;
      worst.doc = paper;
      worst = best.updateTop();
    }
  }

  /** All of them, the best first. */
  ScoreDoc[] all(long found) {
    ScoreDoc[] hits = new ScoreDoc[(int) Math.min(found, best.size())];
    while (best.size() > hits.length) {
      best.pop();
    }
    for (int i = hits.length - 1; i >= 0; i--) {
      hits[i] = best.pop();
    }
    return hits;
  }
}
