package dev.paperboy.route.chaos;

import dev.paperboy.route.PaperboyProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process that runs for a long time on the simulated clock, with Discord, Slack, mail and the
 * console, and what it holds now and then.
 */
public final class SoakRun {
  private static final double DAY = 86_400;
  private static final int CHANNELS = 7;
  private static final int SAMPLES = 12;
  private static final Pattern USED =
      Pattern.compile("(?:generation|heap)\\s+total.*?used (\\d+)K");

  private final Fleet fleet;
  private final String url;
  private final List<Sample> samples = new ArrayList<>();

  /**
   * What the process held after a garbage collection.
   *
   * @param day since the start, simulated
   * @param heap KiB in use
   * @param resident KiB
   * @param rows by table
   * @param bytes of the database
   */
  private record Sample(
      long day,
      long heap,
      long resident,
      long threads,
      long handles,
      Map<String, Long> rows,
      long bytes) {}

  private SoakRun(Fleet fleet, String url) {
    this.fleet = fleet;
    this.url = url;
  }

  /**
   * Runs so many weeks, each day in so many seconds, and prints a row for each sample and one for
   * each table.
   */
  public static void of(
      Path folder, boolean sqlite, int weeks, double secondsPerDay, Consumer<String> out)
      throws Exception {
    Month month = Month.madeUp(weeks, weeks);
    try (Fleet fleet =
        new Fleet(folder, month, 1, sqlite, CHANNELS, "2h", DAY / secondsPerDay, weeks)) {
      String url =
          fleet
              .postgres
              .map(server -> PostgresServer.url(server.port()))
              .orElse("jdbc:sqlite:" + folder.resolve("replica-0/data/paperboy.db"));
      fleet.prepare();
      fleet.begin();
      new SoakRun(fleet, url).run(month, out);
    }
  }

  private void run(Month month, Consumer<String> out) throws Exception {
    out.accept("| day | heap, MB | resident, MB | threads | handles | database, MB |");
    out.accept("|---:|---:|---:|---:|---:|---:|");
    PaperboyProcess paperboy = fleet.replicas.get(0).paperboy;
    Instant start = month.first().atStartOfDay(ZoneOffset.UTC).toInstant();
    long days = month.days();
    for (int number = 1; number <= SAMPLES; number++) {
      Instant next = start.plus(Duration.ofMinutes(days * 24 * 60 * number / SAMPLES));
      paperboy.await("the next sample", Duration.ofHours(3), () -> !fleet.now().isBefore(next));
      Sample sample = sample(paperboy, Duration.between(start, next).toDays());
      samples.add(sample);
      fleet.audience.forget();
      out.accept(
          String.format(
              Locale.ROOT,
              "| %d | %.1f | %.1f | %d | %d | %.1f |",
              sample.day(),
              sample.heap() / 1024.0,
              sample.resident() / 1024.0,
              sample.threads(),
              sample.handles(),
              sample.bytes() / 1e6));
    }
    tables(out);
  }

  /** The rows of each table after a third, two thirds and all of the time. */
  private void tables(Consumer<String> out) {
    out.accept("");
    out.accept("| table | rows after a third | after two thirds | at the end |");
    out.accept("|---|---:|---:|---:|");
    Sample end = samples.get(SAMPLES - 1);
    for (String table : end.rows().keySet()) {
      out.accept(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %,d | %,d |",
              table,
              samples.get(SAMPLES / 3 - 1).rows().getOrDefault(table, 0L),
              samples.get(2 * SAMPLES / 3 - 1).rows().getOrDefault(table, 0L),
              end.rows().getOrDefault(table, 0L)));
    }
  }

  private Sample sample(PaperboyProcess paperboy, long day)
      throws IOException, InterruptedException, SQLException {
    long pid = paperboy.pid();
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    long heap = 0;
    while (used.find()) {
      heap += Long.parseLong(used.group(1));
    }
    Map<String, Long> status = status(pid);
    long handles;
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      handles = files.count();
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      Map<String, Long> rows = new TreeMap<>();
      for (String table : tables(statement)) {
        rows.put(table, number(statement, "SELECT count(*) FROM " + table));
      }
      long bytes =
          number(
              statement,
              isSqlite()
                  ? "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
                  : "SELECT pg_database_size(current_database())");
      return new Sample(
          day,
          heap,
          status.getOrDefault("VmRSS", 0L),
          status.getOrDefault("Threads", 0L),
          handles,
          rows,
          bytes);
    }
  }

  private boolean isSqlite() {
    return url.startsWith("jdbc:sqlite:");
  }

  private List<String> tables(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            isSqlite()
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  private static Map<String, Long> status(long pid) throws IOException {
    Map<String, Long> values = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      String[] parts = line.split(":", 2);
      String digits = parts.length == 2 ? parts[1].replaceAll("\\D", "") : "";
      if (!digits.isEmpty() && digits.length() < 15) {
        values.put(parts[0], Long.parseLong(digits));
      }
    }
    return values;
  }
}
