package dev.paperboy.app;

import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.search.PaperIndex;

/** Term frequencies among the papers of the search index; guessed until there are enough papers. */
final class IndexedFrequencies implements TermFrequencies {
  private static final int ENOUGH = 1000;

  private final PaperIndex index;
  private final TermFrequencies guessed = TermFrequencies.guessed();

  IndexedFrequencies(PaperIndex index) {
    this.index = index;
  }

  @Override
  public int papers() {
    int papers = index.size();
    return papers < ENOUGH ? guessed.papers() : papers;
  }

  @Override
  public int of(String term) {
    return index.size() < ENOUGH ? guessed.of(term) : index.frequency(term);
  }
}
