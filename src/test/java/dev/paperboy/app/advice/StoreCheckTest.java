package dev.paperboy.app.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.command.feed.FeedReport;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreCheckTest {
  @TempDir private Path folder;

  private static List<String> lines(List<CheckFinding> findings) {
    return findings.stream().map(finding -> finding.level() + " " + finding.text()).toList();
  }

  @Test
  void whatWaitsIsSuspendedOrStaleIsTold() {
    try (Scene scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline()) {
      FeedReport report =
          new FeedReport(scene.database, List.of(scene.arxiv, scene.huggingface), scene.clock);
      assertThat(lines(StoreCheck.outbox(scene.database, scene.clock.instant())))
          .containsExactly("OK nothing is overdue");
      assertThat(StoreCheck.channels(scene.database)).isEmpty();
      assertThat(StoreCheck.feeds(report)).isEmpty();

      scene.type("subscribe diffusion");
      scene.poll(scene.arxiv, Scene.papers(0, 1, "Diffusion"));
      scene.huggingface.result = new PollResult.Failed("HTTP 500", Optional.empty());
      scene.poll(scene.huggingface, new PaperBuilder[0]);
      scene.clock.advance(Duration.ofHours(2));

      assertThat(lines(StoreCheck.outbox(scene.database, scene.clock.instant())))
          .containsExactly(
              "NOTE papers for console have been waiting to be sent since 2026-06-15T12:00:00Z");
      assertThat(StoreCheck.feeds(report))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.text()).startsWith("huggingface is failing: ");
                assertThat(finding.advice()).isNotEmpty();
              });

      scene.reachability().lost(Scene.PAPERS, "the bot was removed");
      assertThat(lines(StoreCheck.channels(scene.database)))
          .containsExactly(
              "NOTE 1 channel on console cannot be written to; their subscriptions are kept");
      assertThat(lines(StoreCheck.outbox(scene.database, scene.clock.instant())))
          .containsExactly("OK nothing is overdue");
    }
  }

  @Test
  void filesOfTheDatabaseThatOthersCanReadAreNamedWithTheCommandThatMendsIt() throws Exception {
    Path database = Files.createFile(folder.resolve("paperboy.db"));
    Path log = Files.createFile(folder.resolve("paperboy.db-wal"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(StoreCheck.modes(database))
        .containsExactly(
            CheckFinding.note("others on this machine can read " + log, "chmod 600 " + log));
    assertThat(StoreCheck.modes(folder.resolve("none.db"))).isEmpty();
  }

  @Test
  void theProcessThatRunsOnTheDatabaseIsNamed() {
    String url = TestDatabase.SQLITE.url(folder);
    assertThat(Database.runningOn(url)).isEmpty();
    try (Database running = Database.openToRun(url)) {
      assertThat(running.mark()).isNotEmpty();
      assertThat(Database.runningOn(url))
          .hasValueSatisfying(process -> assertThat(process).startsWith("process "));
    }
    assertThat(Database.runningOn(url)).isEmpty();
  }
}
