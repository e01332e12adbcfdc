package dev.paperboy.ingest.index;

import dev.paperboy.paper.PaperId;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.index.IndexedPaper;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Updates the search index from the store. Used by one thread at a time. */
public final class PaperIndexer {
  private static final Logger LOG = LoggerFactory.getLogger(PaperIndexer.class);
  private static final int BATCH = 1_000;
  private static final int UNCOMMITTED = 5_000;

  /** The maximum number of papers read again if a long update is interrupted. */
  private static final int UNCOMMITTED_ON_THE_WAY = 25_000;

  private final Database database;
  private final PaperIndex index;
  private final RecentAnalyses analyses;
  private final PaperStore papers = new PaperStore();
  private int uncommitted;

  /** Creates an indexer from this database to this index. */
  public PaperIndexer(Database database, PaperIndex index) {
    this(database, index, new RecentAnalyses());
  }

  /**
   * Creates an indexer for use with matching.
   *
   * @param analyses the analyses made for matching
   */
  public PaperIndexer(Database database, PaperIndex index, RecentAnalyses analyses) {
    this.database = database;
    this.index = index;
    this.analyses = analyses;
  }

  /** Returns the number of papers that are not indexed yet. */
  public long behind() {
    forgetTheFuture();
    return database.read(transaction -> papers.countChangedAfter(transaction, index.revision()));
  }

  /** Indexes all changes; when it returns, they are searchable. */
  public void catchUp() {
    catchUp(progress -> {});
  }

  /**
   * Indexes all changes, reporting progress.
   *
   * @param progress receives the number of papers read in each step
   */
  public void catchUp(LongConsumer progress) {
    catchUp(progress, () -> false);
  }

  /**
   * Indexes all changes unless it is interrupted; a later call continues from there.
   *
   * @param stopped whether to end after the current step
   */
  public synchronized void catchUp(LongConsumer progress, BooleanSupplier stopped) {
    boolean changed = forgetTheFuture();
    changed |= readOn(progress, stopped) > 0;
    if (changed) {
      index.refresh();
    }
    // Uncommitted changes are read again after a crash, which takes seconds and loses nothing. But
    // they are invisible to other processes, so they are committed as soon as nothing changes.
    if (uncommitted >= UNCOMMITTED || (uncommitted > 0 && !changed)) {
      commit();
    }
  }

  /**
   * Indexes one batch of changes if a full one is available; returns whether there was: for an
   * index that follows while papers are loaded. They are searchable after the next {@link
   * #catchUp()}.
   */
  public synchronized boolean follow() {
    return readBatch(BATCH) > 0;
  }

  /** Indexes all changes unless it is interrupted; returns the number of papers. */
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

  /** Indexes the next changes, unless there are fewer than given; returns their number. */
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

  /** Indexes papers again, since more is known of them than before. */
  public synchronized void again(List<PaperId> ids) {
    Collection<StoredPaper> stored =
        database.read(transaction -> papers.find(transaction, ids)).values();
    index.add(stored.stream().map(this::indexed).toList(), index.revision());
    uncommitted += stored.size();
    if (uncommitted >= UNCOMMITTED_ON_THE_WAY) {
      commit();
    }
  }

  private void commit() {
    index.commit();
    uncommitted = 0;
  }

  /** Clears an index that is ahead of the store, which happens after a backup was restored. */
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
    // A paper of which only later versions were announced is searchable, but was never news.
    return new IndexedPaper(
        stored.paper(), stored.announced().orElse(Instant.EPOCH), analyses.take(stored.paper()));
  }
}
