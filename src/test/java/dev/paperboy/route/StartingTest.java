package dev.paperboy.route;

import static dev.paperboy.route.SamplePapers.file;
import static dev.paperboy.route.SamplePapers.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.route.PaperboyProcess.Ended;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say that begin something, and what keeps them from it. */
@Tag("process")
final class StartingTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void runningOncePollsDeliversAndTellsByItsExitCodeWhetherAllFeedsWereRead() throws Exception {
    Path papers = folder.resolve("papers.jsonl");
    Files.writeString(papers, lines(1, 3));
    try (PaperboyProcess paperboy = new PaperboyProcess(folder, List.of(file(papers)))) {
      paperboy.start(NOW, 1);
      paperboy.await("the baseline", () -> paperboy.lastRead("sample").isAfter(Instant.EPOCH));
      paperboy.open("everything");
      paperboy.type("everything", "/papers subscribe diffusion");
      assertThat(paperboy.stop()).isZero();

      Files.writeString(papers, lines(1, 5));
      assertThat(paperboy.command("run", "--once").exitCode()).isZero();
      assertThat(cards(paperboy.database()))
          .contains("arxiv:2606.00004", "arxiv:2606.00005")
          .doesNotContain("arxiv:2606.00003");

      Files.delete(papers);
      Ended failing = paperboy.command("run", "--once");
      assertThat(failing.exitCode()).isEqualTo(1);
      assertThat(failing.errors()).contains("papers.jsonl");
    }
  }

  /** The cards of all messages in the console. */
  private static String cards(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT group_concat(cards) FROM console_messages")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
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
        .contains("`noon` is not a time; write it like 2026-06-15T00:00:00Z")
        .doesNotContain("java");
    Ended port = PaperboyProcess.plainly(folder, "demo", "--port", "99999");
    assertThat(port.exitCode()).isEqualTo(2);
    assertThat(port.errors())
        .contains("--port must be a number from 1 to 65535")
        .doesNotContain("\tat ");
    Ended none = PaperboyProcess.plainly(folder, "search", "--limit", "0", "x");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.errors()).contains("--limit must be a number from 1 to 1000");

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
      assertThat(loaded.errors()).contains("3 new papers, 0 already known, 1 unreadable");
      Ended nothing = paperboy.command("load", others.toString());
      assertThat(nothing.exitCode()).isEqualTo(1);
      assertThat(nothing.errors()).contains("0 new papers, 0 already known, 1 unreadable");
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
}
