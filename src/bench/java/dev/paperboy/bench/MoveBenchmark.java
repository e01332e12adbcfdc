package dev.paperboy.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.paperboy.store.Database;
import dev.paperboy.store.move.DatabaseMove;
import dev.paperboy.store.move.MoveListener;
import dev.paperboy.store.move.MovedTable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Moves a database that looks like one in use to PostgreSQL and back, and measures both. */
public final class MoveBenchmark {

  private MoveBenchmark() {}

  /** Arguments: how many rows, and a file of real papers. */
  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[0]);
    try (BenchmarkFolder folder = BenchmarkFolder.of("move-benchmark");
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
      Path file = folder.path().resolve("paperboy.db");
      FilledStore.fill("jdbc:sqlite:" + file, rows, PapersFile.read(Path.of(arguments[1])));
      System.out.printf(
          Locale.ROOT,
          "a file of %,d MB; JDK %s, %d cores, heap of %d MB%n%n",
          Files.size(file) / 1_000_000,
          Runtime.version(),
          Runtime.getRuntime().availableProcessors(),
          Runtime.getRuntime().maxMemory() / 1_000_000);
      System.out.println(
          "| from | to | rows | s | of it comparing, s | rows/s | CPU of the program, s |");
      System.out.println("|---|---|---:|---:|---:|---:|---:|");
      String postgres = server.getJdbcUrl("postgres", "postgres");
      List<MovedTable> there = measure("SQLite", "jdbc:sqlite:" + file, "PostgreSQL", postgres);
      Path back = folder.path().resolve("back.db");
      if (!measure("PostgreSQL", postgres, "SQLite", "jdbc:sqlite:" + back).equals(there)) {
        throw new IllegalStateException("the fingerprints differ");
      }
    }
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static List<MovedTable> measure(String fromName, String from, String toName, String to) {
    long start = System.nanoTime();
    long cpu = cpu();
    long[] comparing = {0};
    MoveListener listener =
        (stage, done, total) -> {
          if (stage == MoveListener.Stage.VERIFY && comparing[0] == 0) {
            comparing[0] = System.nanoTime();
          }
        };
    try (Database source = Database.openToMove(from);
        Database target = Database.openToReceive(to)) {
      List<MovedTable> moved = new DatabaseMove(source, target, listener).run();
      long end = System.nanoTime();
      long rows = moved.stream().mapToLong(MovedTable::rows).sum();
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %,d | %.0f | %.0f | %,.0f | %.0f |%n",
          fromName,
          toName,
          rows,
          (end - start) / 1e9,
          (end - comparing[0]) / 1e9,
          rows / ((end - start) / 1e9),
          (cpu() - cpu) / 1e9);
      return moved;
    }
  }
}
