package dev.paperboy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.file.PaperFile;
import dev.paperboy.feed.file.PaperLines;
import dev.paperboy.ingest.index.PaperIndexer;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading a long file, at once or in two halves. */
final class PaperLoaderTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-06-15T08:00:00Z"));
  private static final String MARK = "the file as it is";

  @TempDir private Path folder;

  @Test
  void aLoadThatWasBrokenOffGoesOnWhereItWas() throws IOException {
    Path file = folder.resolve("papers.jsonl");
    String lines =
        IntStream.range(0, 1_234)
            .mapToObj(i -> "{\"id\":\"2606.%05d\",\"title\":\"Paper %d\"}".formatted(i, i))
            .collect(Collectors.joining("\n", "", "\nnot JSON\n"));
    Files.writeString(file, lines);
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("papers.db"));
        PaperIndex index = PaperIndex.open(folder.resolve("index"), database.mark(), CLOCK)) {
      PaperIndexer paperIndexer = new PaperIndexer(database, index);

      assertThat(load(database, file, 2)).isEqualTo(600);
      paperIndexer.follow();
      assertThat(load(database, file, Integer.MAX_VALUE)).isEqualTo(634);
      paperIndexer.catchUp();

      assertThat(database.read(new PaperStore()::count)).isEqualTo(1_234);
      assertThat(index.size()).isEqualTo(1_234);
      assertThat(new PaperLoader(database, "load", CLOCK).linesSaved("file", "another state"))
          .isZero();
    }
  }

  /** Loads so many pages at most, as one run of the program would; answers how many were new. */
  private static int load(Database database, Path path, int pages) throws IOException {
    int added = 0;
    PaperLoader load = new PaperLoader(database, "load", CLOCK);
    try (PaperFile file = PaperFile.open(path, new PaperLines("load", CLOCK), 300)) {
      file.skip(load.linesSaved("file", MARK));
      Optional<FeedPage> page = file.next();
      for (int read = 0; page.isPresent() && read < pages; read++) {
        Validators place = new Validators("file", MARK, "", (int) file.linesRead());
        added +=
            load.load(
                new FeedPage(
                    page.get().announcements(), page.get().malformed(), Optional.of(place)));
        page = file.next();
      }
      return added;
    }
  }
}
