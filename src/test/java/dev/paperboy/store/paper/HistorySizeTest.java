package dev.paperboy.store.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.SignalPoint;
import dev.paperboy.paper.SignalSeries;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.paper.PaperStore.Entry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of upvotes and comments takes less space than the papers. */
final class HistorySizeTest {
  private static final Instant START = Instant.parse("2025-06-15T00:00:00Z");
  private static final int HOURS = 365 * 24;
  private static final int PAPERS = 200;

  @TempDir Path folder;

  /** As long as papers are on average: 77 characters of title, 1,270 of abstract, seven authors. */
  private static Paper paper(int number) {
    return Paper.builder(
            new PaperId(PaperId.Scheme.ARXIV, "2506.%05d".formatted(number)), "T".repeat(77), START)
        .abstractText("A paper. ".repeat(141))
        .authors(IntStream.range(0, 7).mapToObj(i -> new Author("Ada Lovelace " + i)).toList())
        .categories(List.of("cs.CL", "cs.LG"))
        .feeds(List.of("huggingface"))
        .build();
  }

  /** A paper that changes so often: each time it gains one to four upvotes, sometimes a comment. */
  private static SignalSeries series(Random random, double changesAnHour) {
    long first = SignalPoint.hourOf(START);
    SignalSeries series = SignalSeries.EMPTY;
    int upvotes = 0;
    int comments = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      if (random.nextDouble() < changesAnHour) {
        upvotes += 1 + random.nextInt(4);
        comments += random.nextInt(4) == 0 ? 1 : 0;
        series = series.with(first + hour, new Signals(upvotes, comments, "", ""));
        series = series.thinned(first + hour);
      }
    }
    return series;
  }

  /** Returns the size of the history where each paper has this one, as a share of the papers'. */
  private double share(SignalSeries series) {
    List<Paper> papers = IntStream.range(0, PAPERS).mapToObj(HistorySizeTest::paper).toList();
    List<Entry> entries = papers.stream().map(paper -> new Entry(paper, START)).toList();
    try (Database database = TestDatabase.SQLITE.open(folder)) {
      database.change(
          transaction -> {
            new PaperStore().save(transaction, entries, START);
            new SignalHistory()
                .save(
                    transaction,
                    papers.stream().collect(Collectors.toMap(Paper::id, paper -> series)),
                    START);
          });
      return (double) bytes(database, "signal_history") / bytes(database, "papers");
    }
  }

  private static long bytes(Database database, String table) {
    return database.read(
        transaction ->
            transaction
                .query(
                    """
                    SELECT sum(pgsize) FROM dbstat JOIN sqlite_schema ON dbstat.name = sqlite_schema.name
                    WHERE tbl_name = :table
                    """,
                    Map.of("table", table))
                .mapTo(Long.class)
                .one());
  }

  @Test
  void aYearInWhichEveryPaperChangesEveryHourIsSmallerThanThePapers() {
    assertThat(share(series(new Random(4), 1))).isBetween(0.5, 0.999);
  }

  @Test
  void aYearInWhichEveryPaperChangesOnTwelveDaysIsATenthOfThePapers() {
    assertThat(share(series(new Random(4), 12.0 / HOURS))).isBetween(0.01, 0.1);
  }
}
