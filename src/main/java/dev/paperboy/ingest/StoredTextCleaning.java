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
 * Makes the papers readable that an older version stored with their markup. It goes from id to id
 * in small transactions, each of which keeps how far it came, so that it goes on from there after a
 * crash. A paper that changes gets a new revision, which lets the search index read it again;
 * nothing is posted or edited for it. One thread at a time does it.
 */
public final class StoredTextCleaning {
  private static final int BATCH = 500;

  private final Database database;
  private final InstantSource clock;
  private final MarkStore marks = new MarkStore();
  private final PaperStore papers = new PaperStore();

  /** Cleans what this database holds. */
  public StoredTextCleaning(Database database, InstantSource clock) {
    this.database = database.inBackground();
    this.clock = clock;
  }

  /** How many papers have not been looked at yet. */
  public long left() {
    return database.read(
        transaction ->
            marks
                .find(transaction, MarkStore.MARKUP)
                .map(last -> papers.countAfter(transaction, last))
                .orElse(0L));
  }

  /**
   * Goes on to the end, unless it is broken off.
   *
   * @param progress is told after each transaction how many papers were looked at in it
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

  /** Returns how many papers were looked at: 0 where all are readable. */
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
