package dev.paperboy.app;

import dev.paperboy.app.settings.Settings;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.file.PaperFile;
import dev.paperboy.feed.file.PaperLines;
import dev.paperboy.ingest.IndexPapers;
import dev.paperboy.ingest.LoadPapers;
import dev.paperboy.search.IndexInUse;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code load}: puts the papers of a file into the store, and tells nobody of them. */
@Command(
    name = "load",
    description = "Puts papers from JSON lines, gzip accepted, into the store. Nobody is alerted.",
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
  @Mixin private ConfigFile config = new ConfigFile();

  @Parameters(paramLabel = "FILE", description = "One JSON object a line.")
  private Path file = Path.of("papers.jsonl");

  @Override
  public Integer call() {
    Settings settings = config.read();
    try (Database database = Database.open(settings.database().url())) {
      load(database);
      index(database, ConfigFile.indexFolder(settings.database()));
      return 0;
    }
  }

  private void load(Database database) {
    SystemTime time = new SystemTime();
    long papers = 0;
    long known = 0;
    long unread = 0;
    if (!Files.isRegularFile(file)) {
      throw new Problem("There is no file " + file + "; name one with papers as JSON lines.");
    }
    try (PaperFile lines = PaperFile.open(file, new PaperLines("load", time));
        Progress progress = Progress.onStandardError("load", "papers", Progress.UNKNOWN)) {
      LoadPapers loadPapers = new LoadPapers(database, "load", time);
      for (Optional<FeedPage> page = lines.next(); page.isPresent(); page = lines.next()) {
        int added = loadPapers.load(page.get());
        papers += added;
        known += page.get().announcements().size() - added;
        unread += page.get().malformed().size();
        progress.advance(page.get().announcements().size());
        page.get().malformed().forEach(line -> System.err.println("paperboy: " + line));
      }
    } catch (IOException failure) {
      throw new Problem(
          file + " cannot be read: " + failure.getMessage() + ". " + papers + " papers are saved.");
    }
    System.err.println(
        "paperboy: " + papers + " new papers, " + known + " known ones, " + unread + " unreadable");
  }

  private static void index(Database database, Path folder) {
    try (PaperIndex index = PaperIndex.open(folder, database.mark(), new SystemTime())) {
      IndexPapers papers = new IndexPapers(database, index);
      try (Progress progress = Progress.onStandardError("index", "papers", papers.behind())) {
        papers.catchUp(progress::advance);
      }
    } catch (IndexInUse running) {
      System.err.println("paperboy: the running Paperboy will index them");
    }
  }
}
