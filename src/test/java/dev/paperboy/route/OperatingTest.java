package dev.paperboy.route;

import static dev.paperboy.route.SamplePapers.file;
import static dev.paperboy.route.SamplePapers.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.bench.WorstQueries;
import dev.paperboy.bench.WorstQueries.Kind;
import dev.paperboy.route.PaperboyProcess.Ended;
import dev.paperboy.subscription.Subscription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who runs the program does to it, and what happens to it. */
@Tag("process")
final class OperatingTest {
  private static final int LABORIOUS = 3_000;
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  private static final String SENT_MESSAGES = "SELECT count(*) FROM messages WHERE state = 'SENT'";

  @TempDir private Path folder;

  @Test
  void aStopInTheMiddleOfPostingLosesAndRepeatsNothing() throws Exception {
    Path papers = folder.resolve("papers.jsonl");
    Files.writeString(papers, "");
    try (PaperboyProcess paperboy = new PaperboyProcess(folder, List.of(file(papers)))) {
      paperboy.start(NOW, 60);
      paperboy.await("the baseline", () -> paperboy.lastRead("sample").isAfter(Instant.EPOCH));
      paperboy.open("everything");
      paperboy.type("everything", "/papers settings cap 1000");
      paperboy.type("everything", "/papers subscribe diffusion");
      Files.writeString(papers, lines(1, 300));
      paperboy.await("the first message", () -> !paperboy.messages("everything").isEmpty());
      assertThat(paperboy.stop()).as("exit code after SIGTERM").isZero();
      assertThat(PaperboyProcess.temporary(folder)).isEmptyDirectory();
      // Whatever a message carries was recorded as sent before the program ended.
      assertThat(number(paperboy.database(), "SELECT count(*) FROM console_messages"))
          .isEqualTo(number(paperboy.database(), SENT_MESSAGES));
      paperboy.start(NOW.plus(Duration.ofHours(1)), 60);
      paperboy.await("all papers", () -> Readers.posted(paperboy, "everything").size() == 300);
    }
  }

  @Test
  void aStopWhileAPollComputesForAMinuteEndsWithinTwentySeconds() throws Exception {
    Path papers = folder.resolve("papers.jsonl");
    Files.writeString(papers, "");
    WorstQueries worst = new WorstQueries(7);
    String query = worst.query(Kind.EIGHT_NEAR);
    String most = query.substring(0, query.lastIndexOf('|'));
    Path declared = folder.resolve("declared.yaml");
    Files.write(
        declared,
        IntStream.range(0, 2 * Subscription.MOST_PER_CHANNEL)
            .mapToObj(number -> declaration(number % 2, most + "|zq" + number))
            .toList());
    try (PaperboyProcess paperboy =
        new PaperboyProcess(folder, List.of(file(papers)), "subscriptions: " + declared)) {
      paperboy.start(NOW, 60);
      paperboy.await("the baseline", () -> paperboy.lastRead("sample").isAfter(Instant.EPOCH));
      Files.writeString(papers, laborious(worst, LABORIOUS));
      paperboy.await("a poll that takes its time", isTakingTime(paperboy.database()));
      assertThat(paperboy.stop(Duration.ofSeconds(20))).as("exit code after SIGTERM").isZero();
      // Between two parts of the page, or in one of them if that takes too long.
      assertThat(number(paperboy.database(), "SELECT count(*) FROM papers"))
          .as("the poll was not over")
          .isLessThan(LABORIOUS);
      assertThat(text(paperboy.database(), "PRAGMA integrity_check")).isEqualTo("ok");
    }
  }

  @Test
  void aBackupTakenWhileTheProgramWorksIsSound() throws Exception {
    Path papers = folder.resolve("papers.jsonl");
    Files.writeString(papers, lines(1, 150));
    try (PaperboyProcess paperboy = new PaperboyProcess(folder, List.of(file(papers)))) {
      paperboy.start(NOW, 600);
      paperboy.await("the baseline", () -> paperboy.lastRead("sample").isAfter(Instant.EPOCH));
      Files.writeString(papers, lines(1, 450));
      Path copy = folder.resolve("copy.db");
      Ended backup = paperboy.command("backup", copy.toString());
      assertThat(backup.exitCode()).as(backup.errors()).isZero();
      assertThat(backup.errors()).contains("the copy was verified");
      assertThat(number(copy, "SELECT count(*) FROM papers")).isBetween(150L, 450L);
      assertThat(text(copy, "PRAGMA integrity_check")).isEqualTo("ok");
      assertThat(paperboy.get("/healthz").status()).isEqualTo(200);

      Ended again = paperboy.command("backup", copy.toString());
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(again.errors()).contains(copy.toString()).doesNotContain("\tat ");
    }
  }

  @Test
  void aDatabaseThatSomebodyElseLocksForAWhileIsWaitedFor() throws Exception {
    Path papers = folder.resolve("papers.jsonl");
    Files.writeString(papers, "");
    try (PaperboyProcess paperboy = new PaperboyProcess(folder, List.of(file(papers)))) {
      paperboy.start(NOW, 60);
      paperboy.await("the baseline", () -> paperboy.lastRead("sample").isAfter(Instant.EPOCH));
      paperboy.open("everything");
      paperboy.type("everything", "/papers settings cap 1000");
      try (Connection other = connect(paperboy.database());
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN EXCLUSIVE");
        Files.writeString(papers, lines(1, 9));
        CompletableFuture<String> subscribed =
            CompletableFuture.supplyAsync(
                () -> paperboy.type("everything", "/papers subscribe diffusion").toString());
        TimeUnit.SECONDS.sleep(3);
        assertThat(paperboy.type("everything", "/papers help").toString()).contains("subscribe");
        assertThat(subscribed).isNotDone();
        statement.execute("COMMIT");
        assertThat(subscribed.get(60, TimeUnit.SECONDS)).contains("Subscribed as #1");
      }
      Files.writeString(papers, lines(1, 12));
      paperboy.await(
          "the papers after the lock", () -> Readers.posted(paperboy, "everything").size() == 12);
      assertThat(paperboy.status().path("papers").asInt()).isEqualTo(12);
    }
  }

  @Test
  void aFeedThatCannotBeReachedIsToldOfAndTheProgramStaysUp() throws Exception {
    int nobody = PaperboyProcess.freePort();
    List<String> feeds =
        List.of("{ type: huggingface, every: 15m, base_url: \"http://127.0.0.1:" + nobody + "\" }");
    try (PaperboyProcess paperboy = new PaperboyProcess(folder, feeds)) {
      paperboy.start(NOW, 3_600);
      paperboy.await(
          "the feed to be failing",
          () -> paperboy.feed("huggingface").path("status").asText().equals("failing"));
      paperboy.open("everything");
      assertThat(paperboy.type("everything", "/papers feeds").path("text").asText())
          .contains("failing")
          .contains("127.0.0.1:" + nobody)
          .contains("could not be reached");
      assertThat(paperboy.get("/healthz").status()).isEqualTo(200);
      assertThat(paperboy.stop()).isZero();
    }
  }

  private static String declaration(int channel, String query) {
    return "- {channel: crowd-%d, query: '%s'}".formatted(channel, query);
  }

  private static String laborious(WorstQueries worst, int papers) {
    return IntStream.rangeClosed(1, papers)
        .mapToObj(
            number ->
                "{\"id\":\"2606.%05d\",\"title\":\"Of %d\",\"abstract\":\"%s\"}"
                    .formatted(number, number, worst.text(200)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Whether one and the same poll was not over at twenty looks one after the other. */
  private static BooleanSupplier isTakingTime(Path database) {
    AtomicLong last = new AtomicLong();
    AtomicInteger looks = new AtomicInteger();
    return () -> {
      long poll =
          number(database, "SELECT coalesce(max(number), 0) FROM polls WHERE ended IS NULL");
      if (poll == 0 || last.getAndSet(poll) != poll) {
        looks.set(0);
      }
      return looks.incrementAndGet() >= 20;
    };
  }

  private static Connection connect(Path database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database);
  }

  private static long number(Path database, String query) {
    return Long.parseLong(text(database, query));
  }

  private static String text(Path database, String query) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    } catch (SQLException failure) {
      throw new AssertionError(query, failure);
    }
  }
}
