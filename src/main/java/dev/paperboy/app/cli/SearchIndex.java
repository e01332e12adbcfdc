package dev.paperboy.app.cli;

import dev.paperboy.app.time.SystemTime;
import dev.paperboy.files.TemporaryFolder;
import dev.paperboy.ingest.index.PaperIndexer;
import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.index.IndexInUse;
import dev.paperboy.search.index.IndexUnusable;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The search index of a command that searches once and exits. It contains every paper, unless a
 * running Paperboy is about to add the newest.
 */
final class SearchIndex implements AutoCloseable {
  private final PaperIndex index;
  private final EmbeddingModel model;
  private final Optional<TemporaryFolder> copy;

  private SearchIndex(PaperIndex index, EmbeddingModel model, Optional<TemporaryFolder> copy) {
    this.index = index;
    this.model = model;
    this.copy = copy;
  }

  /**
   * Opens the index in this directory and updates it; if it is not writable, uses a copy, which is
   * deleted on close.
   */
  static SearchIndex open(Database database, Path folder) {
    EmbeddingModel model = BuiltInModel.load();
    try {
      return new SearchIndex(upToDate(database, folder, model), model, Optional.empty());
    } catch (IndexInUse running) {
      return new SearchIndex(readOnly(database, folder, model), model, Optional.empty());
    } catch (IndexUnusable unwritable) {
      PaperIndex index = readOnly(database, folder, model);
      if (index.revision() == database.read(new PaperStore()::revision)) {
        return new SearchIndex(index, model, Optional.empty());
      }
      index.close();
      return copied(database, folder, model);
    }
  }

  private static PaperIndex readOnly(Database database, Path folder, EmbeddingModel model) {
    return PaperIndex.openReadOnly(folder, database.mark(), new SystemTime(), () -> model);
  }

  private static PaperIndex upToDate(Database database, Path folder, EmbeddingModel model) {
    PaperIndex index = PaperIndex.open(folder, database.mark(), new SystemTime(), () -> model);
    PaperIndexer papers = new PaperIndexer(database, index);
    long behind = papers.behind();
    if (behind > 0) {
      try (Progress progress = Progress.onStandardError("index", "papers", behind)) {
        papers.catchUp(progress::advance);
      }
    }
    return index;
  }

  private static SearchIndex copied(Database database, Path folder, EmbeddingModel model) {
    try {
      TemporaryFolder copy = TemporaryFolder.make("paperboy-index");
      try {
        copy(folder, copy.path());
        return new SearchIndex(upToDate(database, copy.path(), model), model, Optional.of(copy));
      } catch (IOException | RuntimeException failure) {
        copy.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new OperatorException(
          "The search index in " + folder + " cannot be written, and " + failure.getMessage());
    }
  }

  private static void copy(Path folder, Path copy) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
  }

  /** Returns the model by which the index knows its papers. */
  EmbeddingModel model() {
    return model;
  }

  /** Returns the index. */
  PaperIndex index() {
    return index;
  }

  @Override
  public void close() {
    index.close();
    copy.ifPresent(TemporaryFolder::close);
  }
}
