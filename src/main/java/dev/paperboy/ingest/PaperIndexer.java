package dev.paperboy.ingest;

import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.index.IndexedPaper;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the search index up to what the store holds. One thread at a time does it. */
public final class PaperIndexer {
  private static final Logger LOG = LoggerFactory.getLogger(PaperIndexer.class);
  private static final int BATCH = 1_000;
  private static final int UNCOMMITTED = 5_000;

  /** How much of a long way is done again at most when it is broken off. */
  private static final int UNCOMMITTED_ON_THE_WAY = 25_000;

  private final Database database;
  private final PaperIndex index;
  private final RecentAnalyses analyses;
  private final PaperStore papers = new PaperStore();
  private int uncommitted;

  /** Reads from this database into this index. */
  public PaperIndexer(Database database, PaperIndex index) {
    this(database, index, new RecentAnalyses());
  }

  /**
   * The same, where papers are matched, too.
   *
   * @param analyses what was analysed for matching
   */
  public PaperIndexer(Database database, PaperIndex index, RecentAnalyses analyses) {
    this.database = database;
    this.index = index;
    this.analyses = analyses;
  }

  /** How many papers the index has not read yet. */
  public long behind() {
    forgetTheFuture();
    return database.read(transaction -> papers.countChangedAfter(transaction, index.revision()));
  }

  /** Reads all that changed; when it returns, a search finds it. */
  public void catchUp() {
    catchUp(progress -> {});
  }

  /**
   * As {@link #catchUp()}, telling of each step.
   *
   * @param progress is told how many papers were read in the step
   */
  public void catchUp(LongConsumer progress) {
    catchUp(progress, () -> false);
  }

  /**
   * As {@link #catchUp(LongConsumer)}, unless it is broken off; it goes on from there later.
   *
   * @param stopped whether to end after the step that was taken
   */
  public synchronized void catchUp(LongConsumer progress, BooleanSupplier stopped) {
    boolean changed = forgetTheFuture();
    changed |= readOn(progress, stopped) > 0;
    if (changed) {
      index.refresh();
    }
    // What is not committed is read once more after a crash: a matter of seconds, not of loss. But
    // other processes do not see it, so a quiet moment is used to commit.
    if (uncommitted >= UNCOMMITTED || (uncommitted > 0 && !changed)) {
      commit();
    }
  }

  /**
   * Reads what changed where there is a whole batch of it, and tells whether there was: for an
   * index that follows while papers are loaded. A search finds them after the next {@link
   * #catchUp()}.
   */
  public synchronized boolean follow() {
    return readBatch(BATCH) > 0;
  }

  /** Reads all that changed, unless it is broken off; tells how many papers. */
  private long readOn(LongConsumer progress, BooleanSupplier stopped) {
    long read = 0;
    for (int batch = readBatch(1); batch > 0; batch = readBatch(1)) {
      if (read % UNCOMMITTED_ON_THE_WAY == 0 && batch == BATCH) {
        index.setBacklog(
            database.read(transaction -> papers.countChangedAfter(transaction, index.revision())));
        index.refresh();
      }
      progress.accept(batch);
      read += batch;
      if (stopped.getAsBoolean()) {
        return read;
      }
    }
    index.setBacklog(0);
    return read;
  }

  /** Reads what changed next, unless that is fewer papers than given; tells how many were read. */
  private int readBatch(int fewest) {
    long revision = index.revision();
    List<StoredPaper> batch =
        database.read(transaction -> papers.changedAfter(transaction, revision, BATCH));
    if (batch.size() < fewest) {
      return 0;
    }
    index.add(batch.stream().map(this::indexed).toList(), batch.get(batch.size() - 1).revision());
    uncommitted += batch.size();
    if (uncommitted >= UNCOMMITTED_ON_THE_WAY) {
      commit();
    }
    return batch.size();
  }

  private void commit() {
    index.commit();
    uncommitted = 0;
  }

  /** An index that has read more than there is belongs to a time before a backup was restored. */
  private synchronized boolean forgetTheFuture() {
    long known = database.read(papers::revision);
    if (index.revision() <= known) {
      return false;
    }
    LOG.atWarn()
        .addKeyValue("index", index.revision())
        .addKeyValue("database", known)
        .log("search index is newer than the database; it is rebuilt");
    index.clear();
    index.commit();
    return true;
  }

  private IndexedPaper indexed(StoredPaper stored) {
    // A paper of which only versions were announced is found, but was never news.
    return new IndexedPaper(
        stored.paper(), stored.announced().orElse(Instant.EPOCH), analyses.take(stored.paper()));
  }
}
