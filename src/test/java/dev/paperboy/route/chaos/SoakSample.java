package dev.paperboy.route.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param day since the start, simulated
 * @param heap bytes of what is reachable
 * @param classes the number of reachable objects by class of the program
 * @param resident KiB
 * @param waiting messages that were not sent yet
 * @param rows by table
 * @param database bytes, the write-ahead log included
 * @param index bytes
 */
record SoakSample(
    long day,
    long heap,
    Map<String, Long> classes,
    long resident,
    long threads,
    long handles,
    long waiting,
    Map<String, Long> rows,
    long database,
    long index) {
  private static final int TIMES = 4;
  private static final String SQLITE = "jdbc:sqlite:";
  private static final Pattern ROW =
      Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +(dev\\.paperboy\\S+)", Pattern.MULTILINE);
  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

  /**
   * Looks at a process.
   *
   * @param url of its database
   * @param index the folder of its search index
   */
  static SoakSample of(long day, long pid, String url, Path index)
      throws IOException, InterruptedException, SQLException {
    // The least of some, so that what is at work at the moment does not count.
    String histogram = histogram(pid);
    for (int time = 1; time < TIMES; time++) {
      String other = histogram(pid);
      histogram = total(other) < total(histogram) ? other : histogram;
    }
    Map<String, Long> classes = new TreeMap<>();
    ROW.matcher(histogram)
        .results()
        .forEach(row -> classes.put(row.group(2), Long.parseLong(row.group(1))));
    Map<String, Long> status = status(pid);
    try (Stream<Path> handles = Files.list(Path.of("/proc/" + pid + "/fd"));
        Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      return new SoakSample(
          day,
          total(histogram),
          classes,
          status.getOrDefault("VmRSS", 0L),
          status.getOrDefault("Threads", 0L),
          handles.count(),
          number(statement, "SELECT count(*) FROM messages WHERE state = 'PENDING'"),
          rows(statement, url),
          database(statement, url),
          size(index));
    }
  }

  /** Collects garbage and counts the rest, before anything new is created. */
  private static String histogram(long pid) throws IOException, InterruptedException {
    return jcmd(pid, "GC.class_histogram");
  }

  private static long total(String histogram) throws IOException {
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new IOException("no histogram: " + histogram);
    }
    return Long.parseLong(total.group(1));
  }

  private static Map<String, Long> rows(Statement statement, String url) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet names =
        statement.executeQuery(
            url.startsWith(SQLITE)
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    Map<String, Long> rows = new TreeMap<>();
    for (String table : tables) {
      rows.put(table, number(statement, "SELECT count(*) FROM " + table));
    }
    return rows;
  }

  private static long database(Statement statement, String url) throws SQLException, IOException {
    if (!url.startsWith(SQLITE)) {
      return number(statement, "SELECT pg_database_size(current_database())");
    }
    Path file = Path.of(url.substring(SQLITE.length()));
    return size(file) + size(file.resolveSibling(file.getFileName() + "-wal"));
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** Returns the bytes of a file, or of the files in a folder; files may go meanwhile. */
  private static long size(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      long bytes = 0;
      try (Stream<Path> files = Files.list(path)) {
        for (Path file : files.toList()) {
          bytes += size(file);
        }
      }
      return bytes;
    }
    try {
      return Files.size(path);
    } catch (NoSuchFileException gone) {
      return 0;
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
