package dev.paperboy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program, started by its launcher, and what the system says of its process. */
final class MeasuredProgram implements AutoCloseable {
  private static final long LONGEST_START_SECONDS = 300;
  private static final double TICKS_PER_SECOND = 100;

  private final Process process;
  private final Path log;

  private MeasuredProgram(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code ./paperboy} with these arguments, on the Java in this folder. */
  static MeasuredProgram start(Path javaHome, Path log, List<String> arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of("./paperboy"), arguments.stream()).toList());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    return new MeasuredProgram(
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
  }

  /** Waits until each of these texts is in the log. */
  void awaitLogged(List<String> texts) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    while (!texts.stream().allMatch(Files.readString(log)::contains)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("not started:\n" + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Waits for its end; returns its exit code. */
  int end() throws InterruptedException {
    return process.waitFor();
  }

  /** Asks it to stop, and waits until it has. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /**
   * Returns the seconds of CPU time, user and system, of the process and of those that it has
   * waited for.
   */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    // The name of the process, in brackets, may contain spaces.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = 11; field <= 14; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks / TICKS_PER_SECOND;
  }

  /** Returns a line of {@code /proc/PID/status} or {@code smaps_rollup}, in MB. */
  double megabytes(String file, String name) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/" + file))) {
      return lines
              .filter(line -> line.startsWith(name + ":"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow()
          * 1024
          / 1e6;
    }
  }

  /** Returns a number of {@code /proc/PID/status}. */
  int threads() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("Threads:"))
          .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
