package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.Main;
import dev.paperboy.bench.FilledStore;
import dev.paperboy.bench.PapersFile;
import dev.paperboy.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A move of a million rows is killed at random moments, ten times each way, and continued. */
@Tag("process")
final class MoveKillTest {
  private static final int ROWS = 1_000_000;
  private static final int KILLS = 10;
  private static final long SEED = 50;

  /** In milliseconds: long enough to copy something, too short to finish. */
  private static final int SHORTEST_LIFE = 2_500;

  private static final int LONGEST_LIFE = 9_000;

  @TempDir private Path folder;

  /** Takes some minutes: {@code mvn verify -Dit.test=MoveKillTest -Dpaperboy.long=true}. */
  @Test
  @EnabledIfSystemProperty(named = "paperboy.long", matches = "true")
  void tenKillsEachWayLeaveEqualFingerprints() throws Exception {
    String file = "jdbc:sqlite:" + folder.resolve("paperboy.db");
    FilledStore.fill(file, ROWS, PapersFile.read(Path.of("src/main/resources/demo/papers.jsonl")));
    String server = TestDatabase.POSTGRESQL.url(folder);
    Random random = new Random(SEED);
    List<String> there = moved(file, server, random);
    List<String> back = moved(server, "jdbc:sqlite:" + folder.resolve("back.db"), random);
    assertThat(back).hasSizeGreaterThan(20).isEqualTo(there);
    System.out.println(2 * KILLS + " kills, both ways the same:\n" + String.join("\n", there));
  }

  /** Returns the printed tables, with their rows and fingerprints. */
  private List<String> moved(String from, String to, Random random) throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(from, to, "killed.log");
      boolean ended =
          process.waitFor(
              SHORTEST_LIFE + random.nextInt(LONGEST_LIFE - SHORTEST_LIFE), TimeUnit.MILLISECONDS);
      assertThat(ended).as(Files.readString(folder.resolve("killed.log"))).isFalse();
      process.destroyForcibly().waitFor();
    }
    Process process = start(from, to, "moved.log");
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    List<String> lines = Files.readAllLines(folder.resolve("moved.log"));
    assertThat(process.exitValue()).as("%s", lines).isZero();
    return lines.stream().filter(line -> line.matches(".* [0-9a-f]{64}")).toList();
  }

  private Process start(String from, String to, String log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path", ""),
            Main.class.getName(),
            "move",
            "--from",
            from,
            "--to",
            to)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(log).toFile())
        .start();
  }
}
