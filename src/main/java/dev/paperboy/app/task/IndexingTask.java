package dev.paperboy.app.task;

import dev.paperboy.ingest.index.PaperIndexer;
import dev.paperboy.search.PaperIndex;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Keeps the search index up to date with the store. */
public final class IndexingTask implements TaskLoop.Round {
  /** The maximum delay until work of another process is noticed. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Runnable cleanTexts;
  private final PaperIndexer paperIndexer;
  private final PaperIndex index;
  private final BooleanSupplier stopped;

  /**
   * Updates the index.
   *
   * @param cleanTexts first normalizes texts that an older version stored
   * @param stopped whether to interrupt it
   */
  public IndexingTask(
      Runnable cleanTexts, PaperIndexer paperIndexer, PaperIndex index, BooleanSupplier stopped) {
    this.cleanTexts = cleanTexts;
    this.paperIndexer = paperIndexer;
    this.index = index;
    this.stopped = stopped;
  }

  @Override
  public Duration run() {
    cleanTexts.run();
    paperIndexer.catchUp(progress -> {}, stopped);
    index.warmUp();
    return LONGEST;
  }
}
