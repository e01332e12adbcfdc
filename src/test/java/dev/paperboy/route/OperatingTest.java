package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.bench.WorstQueries;
import dev.paperboy.bench.WorstQueries.Kind;
import dev.paperboy.route.PaperboyProcess.Ended;
import dev.paperboy.subscription.Subscription;
import java.net.InetAddress;
import java.net.ServerSocket;
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
      Files.writeString(papers, lines(1, 600));
      paperboy.await("the first message", () -> !paperboy.messages("everything").isEmpty());
      assertThat(paperboy.stop()).as("exit code after SIGTERM").isZero();
      assertThat(PaperboyProcess.temporary(folder)).isEmptyDirectory();
      // Whatever a message carries was recorded as sent before the program ended.
      assertThat(number(paperboy.database(), "SELECT count(*) FROM console_messages"))
          .isEqualTo(number(paperboy.database(), SENT_MESSAGES));
      paperboy.start(NOW.plus(Duration.ofHours(1)), 60);
      paperboy.await("all papers", () -> Readers.posted(paperboy, "everything").size() == 600);
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
      Files.writeString(papers, laborious(worst, 100));
      paperboy.await("a poll that takes its time", isTakingTime(paperboy.database()));
      assertThat(paperboy.stop(Duration.ofSeconds(20))).as("exit code after SIGTERM").isZero();
      assertThat(paperboy.log()).contains("broken off, and done again at the next start");
      assertThat(text(paperboy.database(), "PRAGMA integrity_check")).isEqualTo("ok");
    }
  }

  @Test
  void aBackupTakenWhileTheProgramWorksIsSound() throws Exception {
    Path papers = folder.resolve("papers.jsonl");
    Files.writeString(papers, lines(1, 300));
    try (PaperboyProcess paperboy = new PaperboyProcess(folder, List.of(file(papers)))) {
      paperboy.start(NOW, 600);
      paperboy.await("the baseline", () -> paperboy.lastRead("sample").isAfter(Instant.EPOCH));
      Files.writeString(papers, lines(1, 900));
      Path copy = folder.resolve("copy.db");
      Ended backup = paperboy.command("backup", copy.toString());
      assertThat(backup.exitCode()).as(backup.errors()).isZero();
      assertThat(backup.errors()).contains("the copy is sound");
      assertThat(number(copy, "SELECT count(*) FROM papers")).isBetween(300L, 900L);
      assertThat(text(copy, "PRAGMA integrity_check")).isEqualTo("ok");
      assertThat(paperboy.get("/healthz").status()).isEqualTo(200);

      Ended again = paperboy.command("backup", copy.toString());
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(again.errors()).contains(copy.toString()).doesNotContain("\tat ");
    }
  }

  @Test
  void runningOncePollsDeliversAndTellsByItsExitCodeWhetherAllFeedsWereRead() throws Exception {
    Path papers = folder.resolve("papers.jsonl");
    Files.writeString(papers, lines(1, 3));
    try (PaperboyProcess paperboy = new PaperboyProcess(folder, List.of(file(papers)))) {
      assertThat(paperboy.command("run", "--once").exitCode()).isZero();
      paperboy.start(NOW, 1);
      paperboy.open("everything");
      paperboy.type("everything", "/papers subscribe diffusion");
      assertThat(paperboy.stop()).isZero();

      Files.writeString(papers, lines(1, 5));
      assertThat(paperboy.command("run", "--once").exitCode()).isZero();
      paperboy.start(NOW, 1);
      assertThat(Readers.posted(paperboy, "everything"))
          .containsExactly("2606.00004", "2606.00005");
      assertThat(paperboy.stop()).isZero();

      Files.delete(papers);
      Ended failing = paperboy.command("run", "--once");
      assertThat(failing.exitCode()).isEqualTo(1);
      assertThat(failing.errors()).contains("papers.jsonl");
    }
  }

  @Test
  void wrongUsageAndWrongConfigurationsAreToldApart() throws Exception {
    Ended unknown = PaperboyProcess.plainly(folder, "run", "--fast");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.errors()).contains("--fast");

    Ended clock = PaperboyProcess.plainly(folder, "run", "--clock", "noon");
    assertThat(clock.exitCode()).isEqualTo(2);
    assertThat(clock.errors())
        .contains("`noon` is no time; write it like 2026-06-15T00:00:00Z")
        .doesNotContain("java");
    Ended port = PaperboyProcess.plainly(folder, "demo", "--port", "99999");
    assertThat(port.exitCode()).isEqualTo(2);
    assertThat(port.errors()).contains("--port goes from 1 to 65535").doesNotContain("\tat ");
    Ended none = PaperboyProcess.plainly(folder, "search", "--limit", "0", "x");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.errors()).contains("--limit goes from 1 to 1000");

    Path config = folder.resolve("bad.yaml");
    Files.writeString(config, "database: jdbc:sqlite:x.db\nfeedz: []\n");
    Ended bad = PaperboyProcess.plainly(folder, "run", "--config", config.toString());
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.errors()).contains("bad.yaml:2").contains("feeds").doesNotContain("\tat ");
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (PaperboyProcess paperboy = new PaperboyProcess(folder, List.of(file(folder)));
        ServerSocket taken =
            new ServerSocket(paperboy.port(), 1, InetAddress.getLoopbackAddress())) {
      Ended refused = paperboy.command("run");
      assertThat(refused.exitCode()).as(refused.errors()).isEqualTo(1);
      assertThat(refused.errors())
          .contains(Integer.toString(taken.getLocalPort()))
          .doesNotContain("\tat ");
      String port = Integer.toString(taken.getLocalPort());
      assertThat(PaperboyProcess.plainly(folder, "demo", "--port", port).errors())
          .contains(port + " cannot be taken; `demo --port 0` takes any port that is free")
          .doesNotContain("console.bind");
      assertThat(paperboy.command("import", "nowhere.yaml").errors())
          .contains("nowhere.yaml cannot be read: there is no such file or folder");
      assertThat(PaperboyProcess.temporary(folder)).isEmptyDirectory();
    }
  }

  @Test
  void aDemoThatIsEndedLeavesNothingBehind() throws Exception {
    try (PaperboyProcess demo = new PaperboyProcess(folder, List.of())) {
      demo.startDemo();
      assertThat(PaperboyProcess.temporary(folder)).isNotEmptyDirectory();
      assertThat(demo.stop()).isZero();
      assertThat(PaperboyProcess.temporary(folder)).isEmptyDirectory();
    }
  }

  @Test
  void anIndexThatCannotBeOpenedIsNamed() throws Exception {
    try (PaperboyProcess paperboy = new PaperboyProcess(folder, List.of(file(folder)))) {
      Files.writeString(folder.resolve("data").resolve("index"), "in the way");
      Ended refused = paperboy.command("run");
      assertThat(refused.exitCode()).as(refused.errors()).isEqualTo(1);
      assertThat(refused.errors())
          .contains("the search index in ", "let this user write in that folder")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aFileThatIsLoadedIsAccountedFor() throws Exception {
    Path papers = folder.resolve("papers.jsonl");
    Files.writeString(papers, lines(1, 3) + "no paper\n");
    Path others = folder.resolve("others.jsonl");
    Files.writeString(others, "no paper\n");
    try (PaperboyProcess paperboy = new PaperboyProcess(folder, List.of(file(papers)))) {
      Ended loaded = paperboy.command("load", papers.toString());
      assertThat(loaded.exitCode()).as(loaded.errors()).isZero();
      assertThat(loaded.errors()).contains("3 new papers, 0 known ones, 1 unreadable");
      Ended nothing = paperboy.command("load", others.toString());
      assertThat(nothing.exitCode()).isEqualTo(1);
      assertThat(nothing.errors()).contains("0 new papers, 0 known ones, 1 unreadable");
    }
  }

  @Test
  void aSecondOneOnTheSameDataIsTurnedAway() throws Exception {
    Path papers = folder.resolve("papers.jsonl");
    Files.writeString(papers, lines(1, 3));
    try (PaperboyProcess first = new PaperboyProcess(folder, List.of(file(papers)))) {
      first.start(NOW, 1);
      Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
      Path link = Files.createSymbolicLink(elsewhere.resolve("papers.db"), first.database());
      Path other = folder.resolve("other.yaml");
      Files.writeString(
          other,
          Files.readString(first.config())
              .replace(first.database().toString(), link.toString())
              .replace(":" + first.port(), ":" + PaperboyProcess.freePort()));
      Ended second = PaperboyProcess.plainly(folder, "run", "--config", other.toString());
      assertThat(second.exitCode()).as(second.errors()).isEqualTo(1);
      assertThat(second.errors())
          .contains("another Paperboy that is running (process ")
          .doesNotContain("\tat ");
      assertThat(first.get("/healthz").status()).isEqualTo(200);
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

  private static String file(Path path) {
    return "{ type: file, name: sample, path: \"" + path + "\", every: 1m }";
  }

  private static String lines(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(
            number ->
                ("{\"id\":\"2606.%05d\",\"title\":\"Sample %d\",\"abstract\":\"diffusion\","
                        + "\"authors\":[\"Ada Marchetti\"],\"published\":\"2026-06-15\"}")
                    .formatted(number, number))
        .collect(Collectors.joining("\n", "", "\n"));
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
