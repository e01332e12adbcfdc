package dev.paperboy.search;

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
record PartSearch(
    LeafReaderContext leaf,
    int from,
    int to,
    List<WordHolders> words,
    List<WordHolders> neighbours,
    @Nullable DocIdSetIterator condition,
    Liveliness.Factors factors) {

  /** Lets the best among those that were found before; tells how many papers match here. */
  long collect(BestPapers best) throws IOException {
    return costOfJumping() < costOfWindows()
        ? new JumpingSearch(this).collect(best)
        : new WindowSearch(this).collect(best);
  }

  /** Each paper of the rarest word is looked for among those of the next; few get any further. */
  private long costOfJumping() {
    int looking = words.size() == 1 ? 0 : words.get(1).costOfLooking();
    return words.get(0).papers() * (1 + looking);
  }

  private long costOfWindows() {
    long windows = Math.min(words.get(0).papers(), WindowSearch.windows(to - from));
    return cost(words) + cost(neighbours) + windows * WindowSearch.COST;
  }

  private static long cost(List<WordHolders> words) {
    return words.stream().mapToLong(WordHolders::cost).sum();
  }
}
