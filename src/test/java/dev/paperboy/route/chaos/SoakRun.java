package dev.paperboy.route.chaos;

import dev.paperboy.route.PaperboyProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A process that runs for a long time on the simulated clock, with Discord, Slack, mail, the
 * console and readers of its pages, and what it holds now and then.
 */
public final class SoakRun {
  private static final double DAY = 86_400;
  private static final int CHANNELS = 7;

  /** The shortest that can be configured, so that a year shows whether they are kept. */
  private static final List<String> KEEPING =
      List.of(
          "retention: { alerts: 90d, signals: 90d, buttons: 180d }",
          "backup: { folder: data/backups, every: 7d, keep: 3 }");

  /** In a year, every four weeks. */
  private static final int SAMPLES = 13;

  /** After this many, what is kept longest, buttons, has been removed for the first time. */
  private static final int WARM_UP = 6;

  private static final int YEAR = 52;
  private static final int CLASSES = 12;

  private final Fleet fleet;
  private final PaperboyProcess paperboy;
  private final List<SoakSample> samples = new ArrayList<>();
  private Instant visited = Instant.EPOCH;

  private SoakRun(Fleet fleet) {
    this.fleet = fleet;
    this.paperboy = fleet.replicas.get(0).paperboy;
  }

  /**
   * Runs so many weeks, each day in so many seconds, and prints a row for each sample and one for
   * each table. Returns what has grown, a line each.
   */
  public static List<String> of(
      Path folder, boolean sqlite, int weeks, double secondsPerDay, Consumer<String> out)
      throws Exception {
    Month month = Month.madeUp(weeks, weeks);
    try (Fleet fleet =
        new Fleet(folder, month, 1, sqlite, CHANNELS, "2h", DAY / secondsPerDay, KEEPING, weeks)) {
      Path home = folder.resolve("replica-0");
      String url =
          fleet
              .postgres
              .map(server -> PostgresServer.url(server.port()))
              .orElse("jdbc:sqlite:" + home.resolve("data/paperboy.db"));
      fleet.prepare();
      fleet.begin();
      SoakRun run = new SoakRun(fleet);
      run.sample(month, url, home.resolve("data/index"), out);
      run.tables(out);
      run.classes(out);
      if (weeks < YEAR) {
        out.accept("\nin less than " + YEAR + " weeks, rows have no time to become level");
      }
      return SoakVerdict.of(run.samples.subList(WARM_UP, SAMPLES), weeks >= YEAR);
    }
  }

  private void sample(Month month, String url, Path index, Consumer<String> out) throws Exception {
    out.accept(
        "| day | heap, MB | resident, MB | threads | handles | database, MB | index, MB | unsent |");
    out.accept("|---:|---:|---:|---:|---:|---:|---:|---:|");
    Instant start = month.first().atStartOfDay(ZoneOffset.UTC).toInstant();
    for (int number = 1; number <= SAMPLES; number++) {
      Instant next = start.plus(Duration.ofMinutes(month.days() * 24 * 60 * number / SAMPLES));
      paperboy.await("the next sample", Duration.ofHours(3), () -> isAt(next));
      SoakSample sample =
          SoakSample.of(Duration.between(start, next).toDays(), paperboy.pid(), url, index);
      samples.add(sample);
      fleet.forget();
      out.accept(
          String.format(
              Locale.ROOT,
              "| %d | %.1f | %.0f | %d | %d | %.1f | %.1f | %d |",
              sample.day(),
              sample.heap() / 1e6,
              sample.resident() / 1024.0,
              sample.threads(),
              sample.handles(),
              sample.database() / 1e6,
              sample.index() / 1e6,
              sample.waiting()));
    }
  }

  /** Lets somebody visit once a day until it is so late. */
  private boolean isAt(Instant next) {
    Instant now = fleet.now();
    if (Duration.between(visited, now).toDays() >= 1) {
      visited = now;
      visit(now);
    }
    return !now.isBefore(next);
  }

  private void visit(Instant now) {
    paperboy.get("/papers");
    paperboy.get("/papers/trending");
    paperboy.get("/papers/" + now.atOffset(ZoneOffset.UTC).toLocalDate());
    paperboy.get("/papers/search?q=diffusion");
    paperboy.get("/metrics");
    for (String command : List.of("search flow matching", "list", "feeds", "history")) {
      paperboy.type("papers-0", "/papers " + command);
    }
    try {
      URL events = URI.create("http://127.0.0.1:" + paperboy.port() + "/api/events").toURL();
      try (InputStream stream = events.openStream()) {
        stream.readNBytes(1);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The rows of each table that has any, after a third, two thirds and all of the time. */
  private void tables(Consumer<String> out) {
    out.accept("");
    out.accept("| table | after a third | after two thirds | at the end | |");
    out.accept("|---|---:|---:|---:|---|");
    Map<String, Long> third = samples.get(SAMPLES / 3 - 1).rows();
    Map<String, Long> second = samples.get(2 * SAMPLES / 3 - 1).rows();
    last()
        .rows()
        .forEach(
            (table, rows) -> {
              if (rows > 0) {
                out.accept(
                    String.format(
                        Locale.ROOT,
                        "| `%s` | %,d | %,d | %,d | %s |",
                        table,
                        third.getOrDefault(table, 0L),
                        second.getOrDefault(table, 0L),
                        rows,
                        SoakVerdict.KEPT.contains(table) ? "kept" : ""));
              }
            });
  }

  /** The classes of the program of which there are more objects than after the warm-up. */
  private void classes(Consumer<String> out) {
    Map<String, Long> before = samples.get(WARM_UP).classes();
    out.accept("");
    out.accept("| class | objects after the warm-up | at the end |");
    out.accept("|---|---:|---:|");
    last().classes().entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                entry -> before.getOrDefault(entry.getKey(), 0L) - entry.getValue()))
        .limit(CLASSES)
        .filter(entry -> entry.getValue() > before.getOrDefault(entry.getKey(), 0L))
        .forEach(
            entry ->
                out.accept(
                    String.format(
                        Locale.ROOT,
                        "| `%s` | %,d | %,d |",
                        entry.getKey(),
                        before.getOrDefault(entry.getKey(), 0L),
                        entry.getValue())));
  }

  private SoakSample last() {
    return samples.get(SAMPLES - 1);
  }
}
