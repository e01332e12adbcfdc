package dev.paperboy.app;

import dev.paperboy.ingest.IndexPapers;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.StoreException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the search index up with the store, whenever somebody says that papers were saved. */
final class IndexRegularly implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexRegularly.class);

  /** What another process saved is found at the latest after this long. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final IndexPapers indexPapers;
  private final PaperIndex index;
  private final Bell bell;

  /** Indexes whenever this bell rings. */
  IndexRegularly(IndexPapers indexPapers, PaperIndex index, Bell bell) {
    this.indexPapers = indexPapers;
    this.index = index;
    this.bell = bell;
  }

  @Override
  public void run() {
    try {
      do {
        index();
      } while (bell.await(LONGEST));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void index() {
    try {
      indexPapers.catchUp(progress -> {}, bell::isStopped);
      index.warmUp();
    } catch (StoreException | UncheckedIOException failure) {
      LOG.atError()
          .addKeyValue("reason", failure.getMessage())
          .log("search does not find the newest papers; it will be tried again");
    } catch (RuntimeException failure) {
      // Search must go on, whatever one paper did to the index.
      LOG.atError().log("indexing failed in an unforeseen way; it will be tried again", failure);
    }
  }
}
