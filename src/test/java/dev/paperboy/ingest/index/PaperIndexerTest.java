package dev.paperboy.ingest.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PaperStore.Entry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index has read, and what it must read again. */
final class PaperIndexerTest {
  private static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");

  @TempDir private Path folder;

  @Test
  void anIndexThatIsNewerThanARestoredDatabaseIsBuiltAnew() {
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("papers.db"))) {
      save(database, "2606.00001");
      database.backUp(folder.resolve("backup.db"));
      save(database, "2606.00002");
      assertThat(indexed(database)).isEqualTo(2);
    }

    try (Database restored = Database.open("jdbc:sqlite:" + folder.resolve("backup.db"))) {
      assertThat(indexed(restored)).isEqualTo(1);
      save(restored, "2606.00003");
      assertThat(indexed(restored)).isEqualTo(2);
    }
  }

  @Test
  void anotherProcessFindsTheNewestPapersAfterAQuietMoment() {
    InstantSource clock = InstantSource.fixed(NOW);
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("papers.db"));
        PaperIndex index = PaperIndex.open(folder.resolve("index"), database.mark(), clock)) {
      PaperIndexer paperIndexer = new PaperIndexer(database, index);
      save(database, "2606.00001");
      paperIndexer.catchUp();
      paperIndexer.catchUp();

      try (PaperIndex other =
          PaperIndex.openReadOnly(folder.resolve("index"), database.mark(), clock)) {
        assertThat(other.size()).isEqualTo(1);
      }
    }
  }

  @Test
  void whileTheIndexIsBuiltAPartIsFoundAndTheRestIsCountedAndItCanBeBrokenOff() {
    InstantSource clock = InstantSource.fixed(NOW);
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("papers.db"));
        PaperIndex index = PaperIndex.open(folder.resolve("index"), database.mark(), clock)) {
      List<Entry> papers =
          IntStream.range(0, 2_500)
              .mapToObj("2606.%05d"::formatted)
              .map(PaperIndexerTest::paper)
              .map(paper -> new Entry(paper, NOW))
              .toList();
      database.change(transaction -> new PaperStore().save(transaction, papers, NOW));
      PaperIndexer paperIndexer = new PaperIndexer(database, index);
      paperIndexer.catchUp(
          read -> {
            assertThat(index.size()).isEqualTo(1_000);
            assertThat(index.backlog()).isEqualTo(1_500);
          },
          () -> true);
      assertThat(index.size()).isEqualTo(1_000);

      new PaperIndexer(database, index).catchUp();
      assertThat(index.size()).isEqualTo(2_500);
      assertThat(index.backlog()).isZero();
    }
  }

  private int indexed(Database database) {
    try (PaperIndex index =
        PaperIndex.open(folder.resolve("index"), database.mark(), InstantSource.fixed(NOW))) {
      new PaperIndexer(database, index).catchUp();
      return index.size();
    }
  }

  private static void save(Database database, String id) {
    database.change(
        transaction -> new PaperStore().save(transaction, List.of(new Entry(paper(id), NOW)), NOW));
  }

  private static Paper paper(String id) {
    return Paper.builder(PaperId.parse(id).orElseThrow(), "Paper " + id, NOW).build();
  }
}
