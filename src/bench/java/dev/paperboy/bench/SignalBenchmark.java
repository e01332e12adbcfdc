package dev.paperboy.bench;

import dev.paperboy.bench.SignalTally.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What ten channels see of the captured days of 2026, as Markdown tables. Fails, naming the paper,
 * where what became of a paper is not what its channel asks for, told without the program.
 */
public final class SignalBenchmark {
  /** As often as Hugging Face is polled unless the configuration says otherwise. */
  private static final Duration STEP = Duration.ofMinutes(15);

  private SignalBenchmark() {}

  /** Runs it on the folder of captured feeds. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: SignalBenchmark FOLDER");
      System.exit(2);
    }
    Result result = run(Path.of(arguments[0]), STEP, SignalReplay.END);
    System.out.println(SignalTable.of(result.once(), result.repeated()));
    result.mistakes().forEach(System.err::println);
    System.exit(result.mistakes().isEmpty() ? 0 : 1);
  }

  /**
   * What came of it.
   *
   * @param once the lists alone
   * @param repeated where arXiv announces the same papers, too
   * @param mistakes what does not agree
   */
  record Result(List<Row> once, List<Row> repeated, List<String> mistakes) {}

  /** Lets the days pass twice: as they were captured, and with arXiv beside them. */
  static Result run(Path feeds, Duration step, Instant end) throws IOException {
    Told once = replay(feeds, step, end, false);
    Told repeated = replay(feeds, step, end, true);
    List<String> mistakes = new ArrayList<>(once.mistakes);
    mistakes.addAll(repeated.mistakes);
    TreeSet<String> differing = new TreeSet<>(once.fates.keySet());
    differing.addAll(repeated.fates.keySet());
    differing.removeIf(
        paper -> once.fates.getOrDefault(paper, "").equals(repeated.fates.get(paper)));
    differing.forEach(paper -> mistakes.add(paper + ": it mattered that it was announced again"));
    return new Result(once.rows, repeated.rows, mistakes);
  }

  private record Told(List<Row> rows, List<String> mistakes, Map<String, String> fates) {}

  private static Told replay(Path feeds, Duration step, Instant end, boolean repeated)
      throws IOException {
    Path folder = Files.createTempDirectory("signal-benchmark");
    try (SignalReplay replay = new SignalReplay(feeds, folder, step, end, repeated)) {
      SignalTally tally = new SignalTally(replay.run());
      return new Told(tally.rows(), tally.mistakes(), tally.fates());
    } finally {
      BenchmarkFolder.delete(folder);
    }
  }
}
