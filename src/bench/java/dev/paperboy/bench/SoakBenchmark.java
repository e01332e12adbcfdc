package dev.paperboy.bench;

import dev.paperboy.route.chaos.SoakRun;
import java.util.List;
import java.util.Locale;

/** Whether a process that runs for a year grows: {@link SoakRun}. */
public final class SoakBenchmark {
  private SoakBenchmark() {}

  /**
   * Arguments: how many weeks, how many seconds a day takes, and perhaps {@code postgresql}. The
   * exit code is 1 if something has grown.
   */
  public static void main(String[] arguments) throws Exception {
    int weeks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 52;
    double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 5;
    boolean sqlite = arguments.length < 3 || !arguments[2].equals("postgresql");
    System.out.printf(
        Locale.ROOT,
        "%d weeks, a day in %.1f s, on %s, heap of at most 512 MB; JDK %s, %d cores%n%n",
        weeks,
        seconds,
        sqlite ? "SQLite" : "PostgreSQL",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    List<String> growth;
    try (BenchmarkFolder folder = BenchmarkFolder.of("soak")) {
      growth = SoakRun.of(folder.path(), sqlite, weeks, seconds, System.out::println);
    }
    System.out.println();
    growth.forEach(line -> System.out.println("GROWS: " + line));
    System.out.println(growth.isEmpty() ? "nothing grows" : growth.size() + " things grow");
    System.exit(growth.isEmpty() ? 0 : 1);
  }
}
