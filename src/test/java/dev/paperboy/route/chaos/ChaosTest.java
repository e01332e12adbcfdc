package dev.paperboy.route.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.route.chaos.Chaos.Lengths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weeks of papers for channels of every platform, while processes are killed and stopped, networks
 * cut, servers restarted, disks full and clocks wrong.
 */
@Tag("process")
final class ChaosTest {
  private static final long SEED = Long.getLong("paperboy.seed", 20261129);
  private static final int EVENTS = Integer.getInteger("paperboy.events", 200);
  private static final int REPLICAS = Integer.getInteger("paperboy.replicas", 3);
  private static final boolean SQLITE = Boolean.getBoolean("paperboy.sqlite");
  private static final double DAY = 86_400;

  @TempDir private Path folder;

  @Test
  void tenEventsLoseNothingAndRepeatNothing() throws Exception {
    Month week = Month.madeUp(1, SEED);
    double seconds = 10 * Lengths.SHORT.between();
    try (Fleet fleet =
        new Fleet(folder, week, REPLICAS, SQLITE, 3, "2h", week.days() * DAY / seconds, SEED)) {
      hold(fleet, 10, Lengths.SHORT);
    }
  }

  /** {@code src/bench/chaos}. */
  @Test
  @EnabledIfSystemProperty(named = "paperboy.long", matches = "true")
  void manyEventsLoseNothingAndRepeatNothing() throws Exception {
    Month month = Month.of(4, SEED);
    double seconds = EVENTS * Lengths.LONG.between();
    try (Fleet fleet =
        new Fleet(folder, month, REPLICAS, SQLITE, 14, "1h", month.days() * DAY / seconds, SEED)) {
      hold(fleet, EVENTS, Lengths.LONG);
    }
  }

  private static void hold(Fleet fleet, int events, Lengths lengths) throws Exception {
    long began = System.nanoTime();
    Chaos chaos = new Chaos(fleet, SEED, lengths);
    try {
      fleet.prepare();
      fleet.begin();
      chaos.run(events);
      fleet.finish(chaos::tick);
      Verdict verdict = Verdict.of(fleet);
      List<String> report = report(fleet, chaos, verdict, (System.nanoTime() - began) / 1e9);
      report.forEach(System.out::println);
      Files.createDirectories(Path.of("target"));
      Files.write(Path.of("target", "chaos.md"), report);
      assertThat(verdict.faults()).as("seed %d", SEED).isEmpty();
      assertThat(verdict.delivered().values()).as("there is something to see").allMatch(n -> n > 0);
    } finally {
      chaos.diary().forEach(System.out::println);
    }
  }

  private static List<String> report(Fleet fleet, Chaos chaos, Verdict verdict, double seconds) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d replicas on %s, %d events, seed %d, %d papers (%s), %d channels, %.0f s",
            fleet.replicas.size(),
            fleet.postgres.isPresent() ? "PostgreSQL" : "SQLite",
            chaos.troubles().size(),
            SEED,
            fleet.month.papers().size(),
            fleet.month.isCaptured() ? "captured" : "made up",
            fleet.audience.readers().size(),
            seconds));
    lines.add("");
    lines.add("| event | times |");
    lines.add("|---|---:|");
    chaos.counts().forEach((kind, times) -> lines.add("| " + kind.words + " | " + times + " |"));
    lines.add("");
    lines.add("| platform | alerts | messages | lost or wrong | doubled |");
    lines.add("|---|---:|---:|---:|---:|");
    verdict
        .delivered()
        .forEach(
            (platform, alerts) ->
                lines.add(
                    "| %s | %d | %d | %d | %d |"
                        .formatted(
                            platform,
                            alerts,
                            verdict.messages().getOrDefault(platform, 0),
                            verdict.faults().stream()
                                .filter(fault -> fault.startsWith(platform))
                                .count(),
                            verdict.doubles().getOrDefault(platform, 0))));
    lines.add("");
    lines.add("| after a replica was lost | times | median, s | 95 %, s | longest, s |");
    lines.add("|---|---:|---:|---:|---:|");
    Takeover.of(chaos.troubles(), fleet.traffic.sent()).forEach(one -> lines.add(one.row()));
    lines.add("");
    fleet.replicas.forEach(
        replica ->
            lines.add(
                "replica %d ended by itself %d times and was started again"
                    .formatted(replica.number, replica.endings())));
    return lines;
  }
}
