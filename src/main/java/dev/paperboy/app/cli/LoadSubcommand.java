package dev.paperboy.app.cli;

import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.task.ParallelIndexing;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.file.PaperFile;
import dev.paperboy.feed.file.PaperLines;
import dev.paperboy.files.FileErrorText;
import dev.paperboy.ingest.PaperLoader;
import dev.paperboy.ingest.StoredTextCleaning;
import dev.paperboy.ingest.index.PaperIndexer;
import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.index.IndexInUse;
import dev.paperboy.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code load}: loads the papers of a file into the store without sending alerts. */
@Command(
    name = "load",
    description =
        "Loads papers from JSON lines, plain or gzipped, into the store: our own format, or arXiv's"
            + " public metadata snapshot. Nobody is alerted.",
    mixinStandardHelpOptions = true)
public final class LoadSubcommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "FILE", description = "One JSON object per line.")
  private Path file = Path.of("papers.jsonl");

  /** Large enough that disk latency matters little, and small enough for the memory. */
  private static final int PAGE = 2_000;

  /** The maximum number of problematic lines that are listed individually. */
  private static final int MOST_REPORTED = 100;

  private final SystemTime time = new SystemTime();
  private long papers;
  private long known;
  private long unread;
  private long reported;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new OperatorException(
          "There is no file " + file + "; name one with papers as JSON lines.");
    }
    Settings settings = config.read();
    try (Database database = Database.open(settings.database().url())) {
      loadIndexed(database, ConfigOption.indexFolder(settings.database()));
      return unread > 0 && papers + known == 0 ? 1 : 0;
    }
  }

  private void loadIndexed(Database database, Path folder) {
    EmbeddingModel model = BuiltInModel.load();
    try (PaperIndex index =
        PaperIndex.open(folder, database.mark(), new SystemTime(), () -> model)) {
      ReadableTexts.make(new StoredTextCleaning(database, time), () -> false);
      PaperIndexer paperIndexer = new PaperIndexer(database, index);
      // Queried for what a restored backup has left behind, before papers are added.
      paperIndexer.behind();
      try (ParallelIndexing indexing = new ParallelIndexing(paperIndexer)) {
        load(database, indexing::saved);
      }
      try (Progress progress = Progress.onStandardError("index", "papers", paperIndexer.behind())) {
        paperIndexer.catchUp(progress::advance);
      }
      System.err.println("paperboy: optimizing the index");
      index.settle();
    } catch (IndexInUse running) {
      load(database, () -> {});
      System.err.println("paperboy: the running Paperboy will index them");
    }
  }

  private void load(Database database, Runnable saved) {
    try (PaperFile lines = PaperFile.open(file, new PaperLines("load", time), PAGE);
        Progress progress = Progress.onStandardError("load", "papers", Progress.UNKNOWN)) {
      load(lines, new PaperLoader(database, "load", time), progress, saved);
    } catch (IOException failure) {
      throw new OperatorException(
          file
              + " cannot be read: "
              + FileErrorText.of(failure)
              + ". "
              + papers
              + " papers are saved.");
    }
    if (reported > MOST_REPORTED) {
      System.err.println(
          "paperboy: and " + (reported - MOST_REPORTED) + " more lines with problems");
    }
    System.err.println(
        "paperboy: "
            + papers
            + " new papers, "
            + known
            + " already known, "
            + unread
            + " unreadable");
  }

  private void load(PaperFile lines, PaperLoader loadPapers, Progress progress, Runnable saved)
      throws IOException {
    String url = file.toUri().toString();
    String mark = Files.size(file) + " bytes of " + Files.getLastModifiedTime(file);
    long before = loadPapers.linesSaved(url, mark);
    if (before > 0) {
      System.err.println(
          "paperboy: continuing after line " + before + ", where it was interrupted");
      lines.skip(before);
    }
    long done = 0;
    for (Optional<FeedPage> read = lines.next(); read.isPresent(); read = lines.next()) {
      FeedPage page = read.get().asOf(time.instant());
      int added = loadPapers.load(marked(page, url, mark, lines.linesRead()));
      papers += added;
      known += page.announcements().size() - added;
      unread = lines.malformed();
      page.malformed().forEach(this::report);
      page.remarks().forEach(this::report);
      saved.run();
      done += page.announcements().size();
      progress.expect(Math.max(done, Math.round((lines.linesRead() / lines.progress()) - before)));
      progress.reach(done);
    }
    progress.expect(Progress.UNKNOWN);
    // The load is complete: the next one reads the file from its beginning.
    loadPapers.load(marked(new FeedPage(List.of(), List.of(), Optional.empty()), url, mark, 0));
  }

  private void report(String wrong) {
    if (reported++ < MOST_REPORTED) {
      System.err.println("paperboy: " + wrong);
    }
  }

  /** Returns the page with its end position in the file, which is saved with its papers. */
  private static FeedPage marked(FeedPage page, String url, String mark, long lines) {
    int place = (int) Math.min(Integer.MAX_VALUE, lines);
    return new FeedPage(
        page.announcements(),
        page.malformed(),
        page.remarks(),
        Optional.of(new Validators(url, mark, "", place)));
  }
}
