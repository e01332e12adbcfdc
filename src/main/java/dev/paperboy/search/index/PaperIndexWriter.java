package dev.paperboy.search.index;

import dev.paperboy.search.Ranking;
import dev.paperboy.search.word.WordScores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer of the index. Documents and the revision they represent are committed together, so
 * that both are consistent after a crash. A failed write rolls back to the last commit.
 * Thread-safe.
 */
public final class PaperIndexWriter {
  private static final Logger log = LoggerFactory.getLogger(PaperIndexWriter.class);

  /** Reached only in bulk loads: a refresh or a commit flushes the buffer. */
  private static final double MOST_BUFFER_MEGABYTES = 128;

  /** The maximum buffer size as a fraction of the heap. */
  private static final double BUFFER_OF_HEAP = 0.25;

  /**
   * The number of segments of similar size that are merged into one: each search looks up every
   * word in each segment, so fewer segments than Lucene's default of ten justify the merges.
   */
  private static final int PARTS = 4;

  /** The same during a bulk load, so that each segment is copied less often. */
  private static final int PARTS_WHILE_MANY = 10;

  /** A batch of at least this many papers is treated as part of a bulk load. */
  private static final int MANY = 1_000;

  /** Smaller segments are treated as of this size, so that there are never many small ones. */
  private static final double SMALL_MEGABYTES = 16;

  private final Directory directory;
  private final TieredMergePolicy merging = new TieredMergePolicy();
  private IndexWriter writer;
  private CommitMark mark;
  private CommitMark committed;

  private PaperIndexWriter(Directory directory, OpenMode mode, CommitMark mark) throws IOException {
    this.directory = directory;
    merging.setSegmentsPerTier(PARTS).setFloorSegmentMB(SMALL_MEGABYTES);
    this.writer = new IndexWriter(directory, configuration(mode));
    this.mark = mark;
    this.committed = mark;
  }

  /** Continues from the last commit, which has this mark. */
  static PaperIndexWriter goingOn(Directory directory, CommitMark mark) throws IOException {
    return new PaperIndexWriter(directory, OpenMode.APPEND, mark);
  }

  /** Starts with an empty commit with this mark. */
  static PaperIndexWriter fromNothing(Directory directory, CommitMark mark) throws IOException {
    PaperIndexWriter writing = new PaperIndexWriter(directory, OpenMode.CREATE, mark);
    try {
      writing.commitNow();
    } catch (IOException | RuntimeException failed) {
      writing.writer.rollback();
      throw failed;
    }
    return writing;
  }

  private IndexWriterConfig configuration(OpenMode mode) {
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.disableAutoIOThrottle();
    // The similarity determines the length norms that are written.
    return new IndexWriterConfig()
        .setOpenMode(mode)
        .setSimilarity(WordScores.similarity(Ranking.CHOSEN))
        .setMergePolicy(merging)
        .setMergeScheduler(merges)
        .setRAMBufferSizeMB(bufferMegabytes())
        .setCommitOnClose(false);
  }

  private static double bufferMegabytes() {
    double heap = Runtime.getRuntime().maxMemory() / (1024.0 * 1024.0);
    return Math.min(MOST_BUFFER_MEGABYTES, heap * BUFFER_OF_HEAP);
  }

  public synchronized long revision() {
    return mark.revision();
  }

  /** Replaces the documents with these ids, using all available threads to build and add them. */
  public synchronized void put(Map<String, Supplier<Document>> documents, long revisionAfter) {
    merging.setSegmentsPerTier(documents.size() < MANY ? PARTS : PARTS_WHILE_MANY);
    // A late thread must not write to the writer that replaces a failed one.
    IndexWriter current = writer;
    change(
        revisionAfter,
        () ->
            documents.entrySet().parallelStream()
                .forEach(entry -> put(current, entry.getKey(), entry.getValue().get())));
  }

  private static void put(IndexWriter writer, String id, Document document) {
    try {
      writer.updateDocument(PaperDocument.idTerm(id), document);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed.getMessage(), failed);
    }
  }

  public synchronized void remove(Collection<String> ids, long revisionAfter) {
    change(
        revisionAfter,
        () -> writer.deleteDocuments(ids.stream().map(PaperDocument::idTerm).toArray(Term[]::new)));
  }

  /** Deletes all documents. */
  public synchronized void clear() {
    change(0, writer::deleteAll);
  }

  /** Commits all changes; does nothing if there are none. */
  public synchronized void commit() {
    if (mark.equals(committed) && !writer.hasUncommittedChanges()) {
      return;
    }
    try {
      commitNow();
    } catch (IOException | AlreadyClosedException failed) {
      throw fallenBack(failed);
    }
  }

  /** Performs the merges that were postponed during bulk loads, waits for them, and commits. */
  public void settle() {
    commit();
    try {
      IndexWriter current = mergingAsUsual();
      current.maybeMerge();
      if (current.getConfig().getMergeScheduler() instanceof ConcurrentMergeScheduler merges) {
        merges.sync();
      }
    } catch (IOException | AlreadyClosedException failed) {
      throw fallenBack(failed);
    }
    commit();
  }

  private synchronized IndexWriter mergingAsUsual() {
    merging.setSegmentsPerTier(PARTS);
    return writer;
  }

  /** Returns a view of all changes, committed or not; empty if the given view is current. */
  public synchronized Optional<DirectoryReader> newerView(DirectoryReader previous) {
    try {
      return Optional.ofNullable(DirectoryReader.openIfChanged(previous, writer));
    } catch (IOException | AlreadyClosedException failed) {
      throw fallenBack(failed);
    }
  }

  /** Returns the first view. */
  public synchronized DirectoryReader firstView() {
    try {
      return DirectoryReader.open(writer);
    } catch (IOException failed) {
      throw new UncheckedIOException("the search index cannot be read: " + failed, failed);
    }
  }

  /** Commits and releases the directory, the latter even if the commit fails. */
  public synchronized void close() {
    try {
      if (writer.isOpen()) {
        commit();
      }
    } finally {
      letGo();
    }
  }

  private void letGo() {
    try (Directory closing = directory) {
      log.debug("search index is closed: folder={}", closing);
      writer.rollback();
    } catch (IOException failed) {
      throw new UncheckedIOException("the search index cannot be closed: " + failed, failed);
    }
  }

  private void commitNow() throws IOException {
    writer.setLiveCommitData(mark.toUserData().entrySet());
    writer.commit();
    committed = mark;
  }

  private interface Change {
    void apply() throws IOException;
  }

  private void change(long revisionAfter, Change change) {
    try {
      change.apply();
      mark = mark.at(revisionAfter);
    } catch (IOException | UncheckedIOException | AlreadyClosedException failed) {
      throw fallenBack(failed);
    }
  }

  /** The writer may have closed itself (a full disk); its uncommitted changes are dropped. */
  private synchronized UncheckedIOException fallenBack(Exception failure) {
    IOException cause =
        failure instanceof IOException known
            ? known
            : new IOException(failure.getMessage(), failure);
    try {
      writer.rollback();
      writer = new IndexWriter(directory, configuration(OpenMode.APPEND));
      mark = committed;
    } catch (IOException | AlreadyClosedException stillFailing) {
      cause.addSuppressed(stillFailing);
    }
    return new UncheckedIOException(
        "the search index cannot be written and is back at revision " + committed.revision(),
        cause);
  }
}
