package dev.paperboy.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the papers window by window, and in each window through one word after the other.
 * For common words this is several times as fast as going from paper to paper, which the processor
 * cannot foresee.
 */
final class WindowSearch {
  private static final int WIDTH = 2048;

  private final PartSearch part;
  private final @Nullable Bits live;
  private final byte[] lengths;

  /** How often the word in hand is in each paper of the window. */
  private final int[] frequencies = new int[WIDTH];

  /** The papers of the window that have all words so far, by their numbers in it. */
  private final int[] matches = new int[WIDTH];

  /** What these words score in each of them. */
  private final double[] fits = new double[WIDTH];

  private int count;

  WindowSearch(PartSearch part) throws IOException {
    this.part = part;
    this.live = part.leaf().reader().getLiveDocs();
    this.lengths = TextLengths.in(part.leaf().reader());
  }

  /** Lets the best among those that were found before; tells how many papers match here. */
  long collect(BestPapers best) throws IOException {
    long found = 0;
    WordHolders rarest = part.words().get(0);
    int start = rarest.from(part.from());
    while (start < part.to()) {
      match(start);
      found += count;
      for (int i = 0; i < part.neighbours().size() && count > 0; i++) {
        read(part.neighbours().get(i), start);
        addScores(part.neighbours().get(i), start);
      }
      offer(best, start);
      start = rarest.from(Math.min(start + WIDTH, part.to()));
    }
    return found;
  }

  private void match(int start) throws IOException {
    count = Math.min(WIDTH, part.to() - start);
    for (int i = 0; i < count; i++) {
      matches[i] = i;
    }
    Arrays.fill(fits, 0);
    for (int i = 0; i < part.words().size() && count > 0; i++) {
      read(part.words().get(i), start);
      keepThoseWithTheWord();
      addScores(part.words().get(i), start);
    }
    if (live != null || part.condition() != null) {
      keepWhereTheRestIsSo(start);
    }
  }

  private void read(WordHolders word, int start) throws IOException {
    Arrays.fill(frequencies, 0);
    word.addFrequencies(start, Math.min(start + WIDTH, part.to()), frequencies);
  }

  /** Without a branch on whether a paper has it, which nobody can foresee. */
  private void keepThoseWithTheWord() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int paper = matches[i];
      matches[kept] = paper;
      fits[kept] = fits[i];
      kept += frequencies[paper] == 0 ? 0 : 1;
    }
    count = kept;
  }

  private void addScores(WordHolders word, int start) {
    for (int i = 0; i < count; i++) {
      int paper = matches[i];
      fits[i] += word.score(frequencies[paper], lengths[start + paper]);
    }
  }

  private void keepWhereTheRestIsSo(int start) throws IOException {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int paper = start + matches[i];
      if ((live == null || live.get(paper)) && isSo(part.condition(), paper)) {
        matches[kept] = matches[i];
        fits[kept] = fits[i];
        kept++;
      }
    }
    count = kept;
  }

  private static boolean isSo(@Nullable DocIdSetIterator condition, int paper) throws IOException {
    if (condition == null) {
      return true;
    }
    return (condition.docID() < paper ? condition.advance(paper) : condition.docID()) == paper;
  }

  private void offer(BestPapers best, int start) throws IOException {
    float needed = best.leastOfWords(part.factors());
    for (int i = 0; i < count; i++) {
      if (fits[i] >= needed) {
        best.offer(part, start + matches[i], fits[i]);
        needed = best.leastOfWords(part.factors());
      }
    }
  }
}
