package dev.paperboy.route.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Weeks of papers for channels of every platform, while processes are killed and stopped, networks
 * cut, servers restarted, disks full and clocks wrong; and what came of it.
 *
 * @param report in Markdown, a line each
 * @param faults what is wrong; empty if nothing is
 */
public record ChaosRun(List<String> report, List<String> faults) {
  private static final double DAY = 86_400;

  /**
   * What is run.
   *
   * @param replicas one on SQLite
   * @param channels on each platform
   */
  record Plan(int replicas, boolean sqlite, int channels, int events, long seed) {}

  /** Runs so many events on three replicas and a month, for some twenty minutes. */
  public static ChaosRun of(Path folder, int replicas, boolean sqlite, int events, long seed)
      throws Exception {
    return of(
        folder,
        new Plan(replicas, sqlite, 14, events, seed),
        Month.of(4, seed),
        "1h",
        Chaos.Lengths.LONG);
  }

  /** Runs as planned, as fast as the days take as long as the events. */
  static ChaosRun of(Path folder, Plan plan, Month month, String every, Chaos.Lengths lengths)
      throws Exception {
    double speed = month.days() * DAY / (plan.events() * lengths.between());
    long began = System.nanoTime();
    try (Fleet fleet =
        new Fleet(
            folder,
            month,
            plan.replicas(),
            plan.sqlite(),
            plan.channels(),
            every,
            speed,
            List.of(),
            plan.seed())) {
      Chaos chaos = new Chaos(fleet, plan.seed(), lengths, folder.resolve("diary.txt"));
      fleet.prepare();
      fleet.begin();
      chaos.run(plan.events());
      fleet.finish(chaos::tick);
      Verdict verdict = Verdict.of(fleet);
      double seconds = (System.nanoTime() - began) / 1e9;
      return new ChaosRun(report(fleet, chaos, verdict, plan.seed(), seconds), verdict.faults());
    }
  }

  private static List<String> report(
      Fleet fleet, Chaos chaos, Verdict verdict, long seed, double seconds) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d replicas on %s, %d events, seed %d, %d papers (%s), %d channels, %.0f s",
            fleet.replicas.size(),
            fleet.postgres.isPresent() ? "PostgreSQL" : "SQLite",
            chaos.problems().size(),
            seed,
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
    Takeover.of(chaos.problems(), fleet.traffic.sent(), fleet.watch)
        .forEach(one -> lines.add(one.row()));
    lines.add("");
    fleet.replicas.forEach(
        replica ->
            lines.add(
                "replica %d ended by itself %d times and was started again"
                    .formatted(replica.number, replica.endings())));
    return lines;
  }
}
