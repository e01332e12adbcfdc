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
 * The writing side of the index. Documents and the revision they stand for are committed together,
 * so that after a crash the two agree. A failed write falls back to the last commit. Thread-safe.
 */
public final class PaperIndexWriter {
  private static final Logger log = LoggerFactory.getLogger(PaperIndexWriter.class);

  /** Reached only while much is added at a time: a refresh and a commit empty it. */
  private static final double MOST_BUFFER_MEGABYTES = 128;

  /** The buffer may take a part of this size of the heap. */
  private static final double BUFFER_OF_HEAP = 0.25;

  /**
   * So many parts of about one size are merged to one: each search looks every word up in each
   * part, so that fewer than Lucene's ten are worth the merging.
   */
  private static final int PARTS = 4;

  /** So many while many papers are added: each is copied less often then. */
  private static final int PARTS_WHILE_MANY = 10;

  /** Where so many papers are added at once, more will follow. */
  private static final int MANY = 1_000;

  /** Parts below this count as of this size, so that there are never many small ones. */
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

  /** Goes on from the last commit, which has this mark. */
  static PaperIndexWriter goingOn(Directory directory, CommitMark mark) throws IOException {
    return new PaperIndexWriter(directory, OpenMode.APPEND, mark);
  }

  /** Starts with an empty commit of this mark. */
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
    // A similarity decides what counts as the length of a text, which is written.
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

  /** Replaces the documents of these ids; makes and adds them on as many threads as there are. */
  public synchronized void put(Map<String, Supplier<Document>> documents, long revisionAfter) {
    merging.setSegmentsPerTier(documents.size() < MANY ? PARTS : PARTS_WHILE_MANY);
    // A thread that is late must not write to the writer that follows a failed one.
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

  /** Forgets everything that was read. */
  public synchronized void clear() {
    change(0, writer::deleteAll);
  }

  /** Makes everything so far survive a crash; does nothing where nothing has changed. */
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

  /** Merges what was put off while many papers were added, waits for it, and commits. */
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

  /** A view of everything so far, committed or not; empty where the one given still is that. */
  public synchronized Optional<DirectoryReader> newerView(DirectoryReader previous) {
    try {
      return Optional.ofNullable(DirectoryReader.openIfChanged(previous, writer));
    } catch (IOException | AlreadyClosedException failed) {
      throw fallenBack(failed);
    }
  }

  /** A first view. */
  public synchronized DirectoryReader firstView() {
    try {
      return DirectoryReader.open(writer);
    } catch (IOException failed) {
      throw new UncheckedIOException("the search index cannot be read: " + failed, failed);
    }
  }

  /** Commits and lets go of the folder, of the folder also where committing fails. */
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

  /** The writer may have closed itself (a full disk); what it had not committed is given up. */
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
