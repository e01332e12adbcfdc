package dev.paperboy.bench;

import dev.paperboy.route.chaos.ChaosRun;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trouble for three processes, at length: {@link ChaosRun}. */
public final class ChaosBenchmark {
  private ChaosBenchmark() {}

  /** Arguments: how many events, the seed, how many processes, and perhaps {@code sqlite}. */
  public static void main(String[] arguments) throws Exception {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    int replicas = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    boolean sqlite = arguments.length > 3 && arguments[3].equals("sqlite");
    Path folder = Files.createTempDirectory("chaos");
    System.out.println("seed " + seed + ", what happens and the logs are in " + folder);
    ChaosRun run = ChaosRun.of(folder, replicas, sqlite, events, seed);
    run.report().forEach(System.out::println);
    run.faults().forEach(fault -> System.out.println("FAULT " + fault));
    System.exit(run.faults().isEmpty() ? 0 : 1);
  }
}
