package dev.paperboy.app;

import dev.paperboy.ingest.IndexPapers;
import dev.paperboy.search.PaperIndex;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Keeps the search index up with the store. */
final class IndexRegularly implements Loop.Round {
  /** What another process saved is found at the latest after this long. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final IndexPapers indexPapers;
  private final PaperIndex index;
  private final BooleanSupplier stopped;

  /**
   * Lets the index catch up.
   *
   * @param stopped whether to break it off
   */
  IndexRegularly(IndexPapers indexPapers, PaperIndex index, BooleanSupplier stopped) {
    this.indexPapers = indexPapers;
    this.index = index;
    this.stopped = stopped;
  }

  @Override
  public Duration run() {
    indexPapers.catchUp(progress -> {}, stopped);
    index.warmUp();
    return LONGEST;
  }
}
