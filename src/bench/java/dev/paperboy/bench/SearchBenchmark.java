package dev.paperboy.bench;

import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.HitOrder;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.index.IndexedPaper;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures searching beside SQLite's FTS5 on the same papers and queries in one run, at several
 * numbers of papers: the real ones, and made-up ones of their words beyond.
 *
 * <p>Give it a file of papers as JSON lines ({@code .gz} accepted) and numbers of papers, and
 * perhaps a folder, in which what was filled once is kept for another run; it prints Markdown
 * tables.
 */
public final class SearchBenchmark {
  private static final EmbeddingModel MODEL = BuiltInModel.load();
  private static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");
  private static final int BATCH = 500;
  private static final int WARM_UP = 1000;
  private static final int QUERIES = 2000;
  private static final int COMPARED = 300;
  private static final int HITS = 10;
  private static final int SIMILAR = 6;
  private static final int DEEP = 9_000;
  private static final double WARMING_SECONDS = 5;
  private static final double LONGEST_SECONDS = 60;
  private static final long SEED = 20260615;

  /** Whether to measure without FTS5. */
  private static final boolean ALONE = Boolean.getBoolean("paperboy.alone");

  private SearchBenchmark() {}

  /** Something that answers a query; the number of hits keeps the work from being dropped. */
  @FunctionalInterface
  private interface Searching {
    int search(String words) throws SQLException;
  }

  private record Latency(double p50, double p99, int measured) {}

  /** Runs it on the file named by the first argument, for each number of papers after it. */
  public static void main(String[] arguments) throws IOException, SQLException {
    if (arguments.length < 1) {
      System.err.println("usage: SearchBenchmark PAPERS.jsonl[.gz] [NUMBER OF PAPERS]... [FOLDER]");
      System.exit(2);
    }
    List<Paper> real = PapersFile.read(Path.of(arguments[0]));
    List<String> queries = queries(real, WARM_UP + QUERIES);
    System.out.printf(
        Locale.ROOT,
        "queries of 1-3 title words, seed %d; JDK %s, %d cores, %s %s%n%n",
        SEED,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
    List<String> rest = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
    boolean kept = !rest.isEmpty() && !rest.get(rest.size() - 1).matches("\\d+");
    Path folder =
        kept
            ? Files.createDirectories(Path.of(rest.remove(rest.size() - 1)))
            : Files.createTempDirectory("search-benchmark");
    List<Integer> numbers =
        rest.isEmpty() ? List.of(10_000, 100_000) : rest.stream().map(Integer::valueOf).toList();
    for (int number : numbers) {
      try {
        run(
            new SyntheticPapers(real, SEED),
            number,
            queries,
            folder.resolve(String.valueOf(number)));
      } finally {
        if (!kept) {
          BenchmarkFolder.delete(folder);
        }
      }
    }
  }

  private static void run(SyntheticPapers papers, int number, List<String> queries, Path folder)
      throws IOException, SQLException {
    System.out.printf(Locale.ROOT, "**%,d papers**%n%n", number);
    Path indexFolder = folder.resolve("index");
    long start = System.nanoTime();
    boolean isNew = Files.notExists(indexFolder);
    if (isNew) {
      fill(indexFolder, papers.first(number).iterator());
    }
    System.out.println("index: " + filled(number, isNew, start, indexFolder));
    List<Paper> some = papers.first(Math.min(number, QUERIES)).toList();
    if (ALONE) {
      try (PaperIndex index = opened(indexFolder, queries)) {
        printHead();
        measure(index, queries, some);
      }
      return;
    }
    Path database = Files.createDirectories(folder.resolve("fts5"));
    start = System.nanoTime();
    try (Fts5 fts5 = new Fts5(database.resolve("fts5.db"), () -> papers.first(number))) {
      System.out.println("FTS5: " + filled(number, isNew, start, database));
      try (PaperIndex index = opened(indexFolder, queries)) {
        compare(index, fts5, queries);
        printHead();
        measureBeside(index, fts5, queries);
        measure(index, queries, some);
      }
    }
  }

  private static PaperIndex opened(Path folder, List<String> queries) {
    long start = System.nanoTime();
    PaperIndex index = open(folder);
    index.search(BenchmarkIndex.parsed(queries.get(0)), 0, HITS);
    System.out.printf(Locale.ROOT, "opened and first query answered in %.2f s%n", seconds(start));
    double before = usedHeap();
    start = System.nanoTime();
    index.warmUp();
    System.out.printf(
        Locale.ROOT,
        "signs of all vectors read in %.2f s, %.1f MB of heap beside %.1f MB of the model%n",
        seconds(start),
        usedHeap() - before,
        modelHeap());
    return index;
  }

  private static void printHead() {
    System.out.println("| | p50, ms | p99, ms | queries |");
    System.out.println("|---|---:|---:|---:|");
  }

  private static String filled(int number, boolean isNew, long start, Path folder)
      throws IOException {
    String rate =
        isNew
            ? String.format(Locale.ROOT, "%,.0f papers a second", number / seconds(start))
            : "filled before";
    return rate + String.format(Locale.ROOT, ", %,.1f MB on disk", megabytes(folder));
  }

  private static void fill(Path folder, Iterator<Paper> papers) {
    try (PaperIndex index = open(folder)) {
      for (int revision = 1; papers.hasNext(); revision++) {
        List<IndexedPaper> batch = new ArrayList<>();
        while (papers.hasNext() && batch.size() < BATCH) {
          Paper paper = papers.next();
          batch.add(new IndexedPaper(paper, paper.published()));
        }
        index.add(batch, revision);
      }
      index.settle();
    }
  }

  /** Both sides find the same where their languages coincide; how far they do is told. */
  private static void compare(PaperIndex index, Fts5 fts5, List<String> queries)
      throws SQLException {
    int same = 0;
    int near = 0;
    for (String words : queries.subList(0, COMPARED)) {
      long ours = index.count(BenchmarkIndex.parsed(words), Instant.MIN, Instant.MAX);
      long theirs = fts5.count(words);
      same += ours == theirs ? 1 : 0;
      near += Math.abs(ours - theirs) <= Math.max(2, 0.1 * Math.max(ours, theirs)) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "matches of %d queries: the same number for %d %%, within a tenth or two papers for %d %%"
            + " (the others: stems that differ, words joined from neighbours, markup)%n%n",
        COMPARED,
        100 * same / COMPARED,
        100 * near / COMPARED);
    if (near * 10 < COMPARED * 8) {
      throw new IllegalStateException("the two sides do not find the same");
    }
  }

  private static void measureBeside(PaperIndex index, Fts5 fts5, List<String> queries)
      throws SQLException {
    Latency ours =
        print(
            "search, top 10",
            queries,
            words -> index.search(BenchmarkIndex.parsed(words), 0, HITS).hits().size());
    Latency theirs = print("SQLite FTS5, top 10 by bm25", queries, fts5::best);
    System.out.printf(
        Locale.ROOT,
        "| ratio | %.0f× | %.0f× | |%n",
        theirs.p50() / ours.p50(),
        theirs.p99() / ours.p99());
    for (int words = 1; words <= 3; words++) {
      int length = words;
      List<String> ofLength =
          queries.stream().filter(query -> query.split(" ", -1).length == length).toList();
      Latency our =
          print(
              words + " words: search",
              ofLength,
              query -> index.search(BenchmarkIndex.parsed(query), 0, HITS).hits().size());
      Latency their = print(words + " words: FTS5", ofLength, fts5::best);
      System.out.printf(
          Locale.ROOT,
          "| ratio | %.0f× | %.0f× | |%n",
          their.p50() / our.p50(),
          their.p99() / our.p99());
    }
  }

  private static void measure(PaperIndex index, List<String> queries, List<Paper> some)
      throws SQLException {
    print(
        "search by words and meaning, top 10",
        queries,
        words ->
            index
                .answer(BenchmarkIndex.parsed(words), HitOrder.RELEVANCE, 0, HITS)
                .page()
                .hits()
                .size());
    print(
        "papers similar to one",
        queries,
        words ->
            index.similar(some.get(Math.floorMod(words.hashCode(), some.size())), SIMILAR).size());
    print(
        "a word completed from two to four letters",
        queries,
        words ->
            index
                .wordsFrom(words.substring(0, Math.min(words.length(), 2 + words.length() % 3)), 8)
                .size());
    print(
        "search, newest 10",
        queries,
        words ->
            index.search(BenchmarkIndex.parsed(words), HitOrder.NEWEST, 0, HITS).hits().size());
    print(
        "search, 10 from the %,dth on".formatted(DEEP),
        queries,
        words -> 1 + index.search(BenchmarkIndex.parsed(words), DEEP, HITS).hits().size());
    System.out.println();
  }

  private static Latency print(String name, List<String> queries, Searching searching)
      throws SQLException {
    Latency latency = latency(queries, searching);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %d |%n",
        name,
        latency.p50(),
        latency.p99(),
        latency.measured());
    return latency;
  }

  private static Latency latency(List<String> queries, Searching searching) throws SQLException {
    int hits = 0;
    long start = System.nanoTime();
    while (seconds(start) < WARMING_SECONDS) {
      for (String words : queries.subList(0, queries.size() / 3)) {
        if (seconds(start) < WARMING_SECONDS) {
          hits += searching.search(words);
        }
      }
    }
    List<Double> milliseconds = new ArrayList<>();
    start = System.nanoTime();
    for (String words : queries.subList(queries.size() / 3, queries.size())) {
      if (seconds(start) > LONGEST_SECONDS) {
        break;
      }
      long one = System.nanoTime();
      hits += searching.search(words);
      milliseconds.add((System.nanoTime() - one) / 1e6);
    }
    if (hits == 0) {
      throw new IllegalStateException("no query found anything");
    }
    int measured = milliseconds.size();
    milliseconds.sort(Comparator.naturalOrder());
    return new Latency(
        milliseconds.get(measured / 2), milliseconds.get(measured * 99 / 100), measured);
  }

  /** Returns the heap in use after a collection, in MB. */
  private static double usedHeap() {
    System.gc();
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6;
  }

  /** Returns the heap that one more model takes, in MB. */
  private static double modelHeap() {
    double before = usedHeap();
    EmbeddingModel another = BuiltInModel.load();
    try {
      another.embed("a text, for which the vectors are read");
      return usedHeap() - before;
    } finally {
      Reference.reachabilityFence(another);
    }
  }

  private static PaperIndex open(Path folder) {
    return PaperIndex.open(folder, "benchmark", InstantSource.fixed(NOW), () -> MODEL);
  }

  /** One to three words in a row from titles, none of them a function word or an operator. */
  private static List<String> queries(List<Paper> papers, int count) {
    Random random = new Random(SEED);
    Set<String> queries = new LinkedHashSet<>();
    while (queries.size() < count) {
      String title = papers.get(random.nextInt(papers.size())).title();
      List<String> words =
          TextAnalysis.words(title).stream()
              .map(Token::folded)
              .filter(word -> word.matches("[a-z]{2,}") && !TextAnalysis.isFunctionWord(word))
              .toList();
      if (!words.isEmpty()) {
        int length = Math.min(words.size(), 1 + random.nextInt(3));
        int from = random.nextInt(words.size() - length + 1);
        queries.add(String.join(" ", words.subList(from, from + length)));
      }
    }
    return List.copyOf(queries);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double megabytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(SearchBenchmark::size).sum() / 1e6;
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
