package dev.paperboy.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of the index: checks whether the index can be used, and clears it if not. */
public final class IndexFolder {
  private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);

  /**
   * Segments of at least this size are not verified at start; their checksums are verified when
   * they are merged.
   */
  private static final long LARGE = 100L * 1024 * 1024;

  private final Path path;
  private final String databaseMark;
  private final String model;

  /**
   * Creates access to an index.
   *
   * @param model the name of the model that makes the vectors of papers; empty for none
   */
  public IndexFolder(Path path, String databaseMark, String model) {
    this.path = path;
    this.databaseMark = databaseMark;
    this.model = model;
  }

  /** The result of an inspection: a mark if the index can be used, otherwise the reason why not. */
  private record Verdict(Optional<CommitMark> usable, String reason, boolean damaged) {}

  /**
   * Opens the index for writing; one that cannot be used is emptied first.
   *
   * @throws IndexInUse if another writer has it open
   * @throws IndexUnusable if the directory cannot be read or written
   */
  public PaperIndexWriter openForWriting() {
    try {
      Directory directory = PrivateDirectory.open(path);
      try {
        Optional<CommitMark> usable = prepare(directory);
        return usable.isPresent()
            ? PaperIndexWriter.goingOn(directory, usable.get())
            : PaperIndexWriter.fromNothing(directory, CommitMark.fresh(databaseMark, model));
      } catch (IOException | RuntimeException failed) {
        directory.close();
        throw failed;
      }
    } catch (LockObtainFailedException held) {
      throw new IndexInUse(path, held);
    } catch (IOException unusable) {
      throw new IndexUnusable(path, unusable);
    }
  }

  /** Opens the last commit if it belongs to this database; changes nothing. */
  public Optional<DirectoryReader> openForReading() {
    try {
      if (!Files.isDirectory(path)) {
        return Optional.empty();
      }
      // The files are mapped and closed with the reader; the directory itself holds no resources.
      Directory directory = FSDirectory.open(path);
      DirectoryReader reader = DirectoryReader.open(directory);
      String unfit = unfit(CommitMark.of(reader.getIndexCommit().getUserData()));
      if (unfit.isEmpty()) {
        return Optional.of(reader);
      }
      reader.close();
      log.warn("search index cannot be read: folder={} reason={}", path, unfit);
    } catch (IndexNotFoundException absent) {
      log.debug("search index does not exist yet: folder={}", path);
    } catch (IOException | RuntimeException unreadable) {
      log.warn("search index cannot be read: folder={} reason={}", path, unreadable.toString());
    }
    return Optional.empty();
  }

  private Optional<CommitMark> prepare(Directory directory) throws IOException {
    try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      Verdict verdict = inspect(directory);
      if (verdict.usable().isEmpty()) {
        log.info("search index is rebuilt: folder={} reason={}", path, verdict.reason());
      }
      if (verdict.damaged()) {
        lock.ensureValid();
        clear(directory);
      }
      return verdict.usable();
    }
  }

  private Verdict inspect(Directory directory) {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      Optional<CommitMark> mark = CommitMark.of(reader.getIndexCommit().getUserData());
      String unfit = unfit(mark);
      if (!unfit.isEmpty()) {
        return new Verdict(Optional.empty(), unfit, false);
      }
      checkIntegrity(reader);
      return new Verdict(mark, "", false);
    } catch (IndexNotFoundException absent) {
      return new Verdict(Optional.empty(), "there is none yet", true);
    } catch (IOException | RuntimeException unreadable) {
      return new Verdict(Optional.empty(), "it is damaged: " + unreadable, true);
    }
  }

  /**
   * Verifies the checksums of the newest, and smallest, segments, as many as can be read in a
   * moment.
   */
  private static void checkIntegrity(DirectoryReader reader) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      boolean large =
          leaf.reader() instanceof SegmentReader segment
              && segment.getSegmentInfo().sizeInBytes() > LARGE;
      if (!large) {
        leaf.reader().checkIntegrity();
      }
    }
  }

  private String unfit(Optional<CommitMark> mark) {
    return mark.map(found -> found.unfitFor(databaseMark, model))
        .orElse("it was not written by Paperboy");
  }

  /** Deletes the index's own files and leaves all other files in the directory. */
  private static void clear(Directory directory) throws IOException {
    for (String name : directory.listAll()) {
      if (IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches()
          || name.startsWith(IndexFileNames.SEGMENTS)
          || name.startsWith(IndexFileNames.PENDING_SEGMENTS)) {
        directory.deleteFile(name);
      }
    }
    if (SegmentInfos.getLastCommitGeneration(directory) >= 0) {
      throw new IOException("its damaged files cannot be deleted");
    }
  }
}
