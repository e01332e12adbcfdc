package dev.paperboy.search;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Goes from one paper of the rarest word to the next and looks for them among those of the others.
 */
final class JumpingSearch {
  private final PartSearch part;
  private final @Nullable Bits live;
  private final byte[] lengths;
  private final WordHolders[] words;
  private final WordHolders[] neighbours;

  /** What the words from an index on can score together. */
  private final float[] mostFrom;

  JumpingSearch(PartSearch part) throws IOException {
    this.part = part;
    this.live = part.leaf().reader().getLiveDocs();
    this.lengths = TextLengths.in(part.leaf().reader());
    this.words = part.words().toArray(WordHolders[]::new);
    this.neighbours = part.neighbours().toArray(WordHolders[]::new);
    this.mostFrom = new float[words.length + 1];
    for (int i = words.length - 1; i >= 0; i--) {
      mostFrom[i] = mostFrom[i + 1] + words[i].most();
    }
  }

  /** Lets the best among those that were found before; tells how many papers match here. */
  long collect(BestPapers best) throws IOException {
    long found = 0;
    int paper = words[0].from(part.from());
    while (paper < part.to()) {
      int next = nextOfOthers(paper);
      if (next != paper) {
        paper = words[0].from(next);
        continue;
      }
      if (live == null || live.get(paper)) {
        found++;
        // What no factor can lift need not be looked at.
        float needed = best.leastOfWords(part.factors());
        double fit = fit(paper, needed);
        if (fit >= needed) {
          best.offer(part, paper, fit);
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
    DocIdSetIterator condition = part.condition();
    if (condition == null) {
      return paper;
    }
    return condition.docID() < paper ? condition.advance(paper) : condition.docID();
  }

  /** How well the words fit a paper; less than needed, where it is seen to become too little. */
  private double fit(int paper, float needed) throws IOException {
    byte length = lengths[paper];
    double fit = 0;
    for (WordHolders joined : neighbours) {
      fit += joined.score(joined.frequencyIn(paper), length);
    }
    for (int i = 0; i < words.length && fit + mostFrom[i] >= needed; i++) {
      fit += words[i].score(words[i].frequencyIn(paper), length);
    }
    return fit;
  }
}
