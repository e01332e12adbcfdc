package dev.paperboy.bench;

import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs {@code ./paperboy load} on synthetic papers and measures it from outside. */
public final class LoadBenchmark {
  private static final long SEED = 20260615;
  private static final int QUERIES = 2000;

  private LoadBenchmark() {}

  /** Arguments: how many papers, a file of real papers, and perhaps a folder to keep. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int count = Integer.parseInt(arguments[0]);
    List<Paper> papers = PapersFile.read(Path.of(arguments[1]));
    boolean kept = arguments.length > 2;
    Path folder = kept ? Path.of(arguments[2]) : Files.createTempDirectory("load-benchmark");
    try {
      run(count, papers, folder);
    } finally {
      if (!kept) {
        BenchmarkFolder.delete(folder);
      }
    }
  }

  private static void run(int count, List<Paper> papers, Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("papers.json.gz");
    SnapshotFile.write(file, new SyntheticPapers(papers, SEED).first(count));
    Path data = Files.createDirectories(folder.resolve("data"));
    Path config = folder.resolve("paperboy.yaml");
    String database = "jdbc:sqlite:" + data.resolve("paperboy.db");
    Files.writeString(config, "database: " + database + "\nfeeds: [ { type: huggingface } ]\n");
    System.out.printf(
        Locale.ROOT,
        "%,d papers, seed %d, a file of %d MB; JDK %s, %d cores%n%n",
        count,
        SEED,
        Files.size(file) / 1_000_000,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    long start = System.nanoTime();
    long peak = load(config, file);
    double seconds = (System.nanoTime() - start) / 1e9;
    double[] latency = latency(papers, database, data.resolve("index"));
    long store = bytes(data, "paperboy.db");
    long index = bytes(data.resolve("index"), "");
    System.out.println(
        "| papers | s | papers/s | database, B/paper | index, B/paper | peak RSS, MB | p50, ms |"
            + " p99, ms |");
    System.out.println("|---:|---:|---:|---:|---:|---:|---:|---:|");
    System.out.printf(
        Locale.ROOT,
        "| %,d | %.0f | %,.0f | %d | %d | %d | %.2f | %.2f |%n",
        count,
        seconds,
        count / seconds,
        store / count,
        index / count,
        peak / 1000,
        latency[latency.length / 2],
        latency[latency.length * 99 / 100]);
  }

  /** Loads the file; answers the most memory that the process held, in kB. */
  private static long load(Path config, Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("./paperboy", "load", "--config", config.toString(), file.toString())
            .inheritIO()
            .start();
    long peak = 0;
    while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peak(process.pid()));
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException("load ended with " + process.exitValue());
    }
    return peak;
  }

  private static long peak(long process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }

  private static double[] latency(List<Paper> papers, String url, Path folder) {
    Random random = new Random(SEED);
    EmbeddingModel model = BuiltInModel.load();
    try (Database database = Database.open(url);
        PaperIndex index =
            PaperIndex.openReadOnly(folder, database.mark(), InstantSource.system(), () -> model)) {
      double[] milliseconds = new double[QUERIES];
      int hits = 0;
      for (int i = -QUERIES / 2; i < QUERIES; i++) {
        String query = query(papers.get(random.nextInt(papers.size())).title(), random);
        if (QueryParser.parse(query) instanceof ParseResult.Parsed parsed) {
          long start = System.nanoTime();
          hits += index.search(parsed.query(), 0, 10).hits().size();
          milliseconds[Math.max(0, i)] = (System.nanoTime() - start) / 1e6;
        }
      }
      if (hits == 0) {
        throw new IllegalStateException("no query found anything");
      }
      Arrays.sort(milliseconds);
      return milliseconds;
    }
  }

  /** One to three words in a row of a title. */
  private static String query(String title, Random random) {
    List<String> words =
        TextAnalysis.words(title).stream()
            .map(Token::folded)
            .filter(word -> word.matches("[a-z]{2,}") && !TextAnalysis.isFunctionWord(word))
            .collect(Collectors.toCollection(ArrayList::new));
    if (words.isEmpty()) {
      return "model";
    }
    int length = Math.min(words.size(), 1 + random.nextInt(3));
    int from = random.nextInt(words.size() - length + 1);
    return String.join(" ", words.subList(from, from + length));
  }

  private static long bytes(Path folder, String start) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(start))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
