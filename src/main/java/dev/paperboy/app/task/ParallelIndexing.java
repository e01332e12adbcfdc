package dev.paperboy.app.task;

import dev.paperboy.ingest.index.PaperIndexer;
import dev.paperboy.store.StoreException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Indexes papers on a thread of its own while more of them are loaded. */
public final class ParallelIndexing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ParallelIndexing.class);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final PaperIndexer papers;
  private final WakeUp wakeUp = new WakeUp();
  private final Thread thread = new Thread(this::run, "index");

  /** Starts the thread. */
  public ParallelIndexing(PaperIndexer papers) {
    this.papers = papers;
    thread.start();
  }

  /** Signals that more papers were saved. */
  public void saved() {
    wakeUp.signal();
  }

  /** Stops once the current batch is indexed; others may be left. */
  @Override
  public void close() {
    wakeUp.stop();
    try {
      thread.join();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (wakeUp.await(LONGEST)) {
        boolean more = true;
        while (more && !wakeUp.isStopped()) {
          more = papers.follow();
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (StoreException | UncheckedIOException failure) {
      LOG.atWarn()
          .addKeyValue("reason", failure.getMessage())
          .log("indexing failed; it continues once all papers are loaded");
    }
  }
}
