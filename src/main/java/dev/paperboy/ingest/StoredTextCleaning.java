package dev.paperboy.ingest;

import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Paper;
import dev.paperboy.store.Database;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PaperStore.Entry;
import dev.paperboy.store.paper.StoredPaper;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Cleans the papers that an older version stored with markup. Proceeds by ID in small transactions,
 * each of which saves the position, so that it continues from there after a crash. A changed paper
 * gets a new revision, which causes it to be indexed again; nothing is posted or edited. Used by
 * one thread at a time.
 */
public final class StoredTextCleaning {
  private static final int BATCH = 500;

  private final Database database;
  private final InstantSource clock;
  private final MarkStore marks = new MarkStore();
  private final PaperStore papers = new PaperStore();

  /** Creates a cleaner for this database. */
  public StoredTextCleaning(Database database, InstantSource clock) {
    this.database = database.inBackground();
    this.clock = clock;
  }

  /** Returns the number of papers that have not been checked yet. */
  public long left() {
    return database.read(
        transaction ->
            marks
                .find(transaction, MarkStore.MARKUP)
                .map(last -> papers.countAfter(transaction, last))
                .orElse(0L));
  }

  /**
   * Runs to the end unless it is interrupted.
   *
   * @param progress receives the number of papers checked in each transaction
   * @param stopped whether to end after a transaction
   */
  public void run(LongConsumer progress, BooleanSupplier stopped) {
    boolean goesOn = true;
    while (goesOn) {
      int done = database.write(this::cleanBatch);
      progress.accept(done);
      goesOn = done > 0 && !stopped.getAsBoolean();
    }
  }

  /** Cleans a batch; returns the number of papers checked: 0 once all are clean. */
  private int cleanBatch(Transaction transaction) {
    papers.lock(transaction);
    Optional<String> last = marks.find(transaction, MarkStore.MARKUP);
    if (last.isEmpty()) {
      return 0;
    }
    List<StoredPaper> batch = papers.after(transaction, last.get(), BATCH);
    papers.save(
        transaction,
        batch.stream().flatMap(one -> cleaned(one).stream()).toList(),
        clock.instant());
    marks.set(
        transaction,
        MarkStore.MARKUP,
        batch.isEmpty() ? "" : batch.get(batch.size() - 1).paper().id().toString());
    return batch.size();
  }

  private static Optional<Entry> cleaned(StoredPaper stored) {
    Paper readable = PaperText.readable(stored.paper());
    return readable.equals(stored.paper())
        ? Optional.empty()
        : Optional.of(new Entry(readable, stored.announced().orElse(null)));
  }
}
