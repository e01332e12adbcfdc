package dev.paperboy.bench;

import dev.paperboy.route.chaos.SoakRun;
import java.nio.file.Files;
import java.util.Locale;

/** Whether a process that runs for a year grows: {@link SoakRun}. */
public final class SoakBenchmark {
  private SoakBenchmark() {}

  /** Arguments: how many weeks, how many seconds a day takes, and perhaps {@code postgresql}. */
  public static void main(String[] arguments) throws Exception {
    int weeks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 52;
    double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 5;
    boolean sqlite = arguments.length < 3 || !arguments[2].equals("postgresql");
    System.out.printf(
        Locale.ROOT,
        "%d weeks, a day in %.1f s, on %s, heap of 512 MB; JDK %s, %d cores%n%n",
        weeks,
        seconds,
        sqlite ? "SQLite" : "PostgreSQL",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    SoakRun.of(Files.createTempDirectory("soak"), sqlite, weeks, seconds, System.out::println);
    System.exit(0);
  }
}
