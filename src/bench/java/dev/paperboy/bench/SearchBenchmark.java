package dev.paperboy.bench;

import dev.paperboy.paper.Paper;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.query.Evaluation;
import dev.paperboy.query.Expression;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.TextAnalysis;
import dev.paperboy.query.Token;
import dev.paperboy.search.IndexedPaper;
import dev.paperboy.search.PaperIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures loading and searching real papers, beside SQLite's FTS5 and beside a plain scan of all
 * papers, on the same papers and queries in one run.
 *
 * <p>Give it a file of papers as JSON lines ({@code .gz} accepted); it prints a Markdown table.
 */
public final class SearchBenchmark {
  private static final int BATCH = 500;
  private static final int WARM_UP = 1000;
  private static final int QUERIES = 2000;
  private static final int SCANS = 200;
  private static final int SCANNED_PAPERS = 3000;
  private static final int HITS = 10;
  private static final long SEED = 20260615;

  private SearchBenchmark() {}

  /** Something that answers a query; the number of hits keeps the work from being dropped. */
  @FunctionalInterface
  private interface Searching {
    int search(String words) throws SQLException;
  }

  private record Latency(double p50, double p99) {}

  private record Loaded(double papersPerSecond, long bytes) {}

  /** Runs it on the file named by the first argument. */
  public static void main(String[] arguments) throws IOException, SQLException {
    if (arguments.length != 1) {
      System.err.println("usage: SearchBenchmark PAPERS.jsonl[.gz]");
      System.exit(2);
    }
    List<Paper> papers = PapersFile.read(Path.of(arguments[0]));
    Path folder = Files.createTempDirectory("search-benchmark");
    try {
      run(papers, folder);
    } finally {
      delete(folder);
    }
  }

  private static void run(List<Paper> papers, Path folder) throws IOException, SQLException {
    List<String> queries = queries(papers, WARM_UP + QUERIES);
    System.out.printf(
        Locale.ROOT,
        "%d papers, %d queries of 1-3 title words, seed %d; JDK %s, %d cores, %s %s%n%n",
        papers.size(),
        QUERIES,
        SEED,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
    System.out.println("| | load, papers/s | on disk, MB | p50, ms | p99, ms |");
    System.out.println("|---|---:|---:|---:|---:|");
    measureIndex(papers, queries, folder.resolve("index"));
    measureFts5(papers, queries, Files.createDirectories(folder.resolve("fts5")));
    measureScan(papers, queries);
  }

  private static void measureIndex(List<Paper> papers, List<String> queries, Path folder)
      throws IOException, SQLException {
    try (PaperIndex index = PaperIndex.open(folder, "benchmark", InstantSource.system())) {
      long start = System.nanoTime();
      for (int from = 0; from < papers.size(); from += BATCH) {
        List<Paper> batch = papers.subList(from, Math.min(papers.size(), from + BATCH));
        index.add(
            batch.stream().map(paper -> new IndexedPaper(paper, paper.published())).toList(), from);
      }
      index.commit();
      index.refresh();
      Loaded loaded = loaded(papers, start, folder);
      print(
          "search index (with total count)",
          loaded,
          latency(queries, words -> index.search(parsed(words), 0, HITS).hits().size()));
    }
  }

  private static void measureFts5(List<Paper> papers, List<String> queries, Path folder)
      throws IOException, SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("fts5.db"))) {
      long start = System.nanoTime();
      loadFts5(connection, papers);
      Loaded loaded = loaded(papers, start, folder);
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT id FROM papers WHERE papers MATCH ?"
                  + " ORDER BY bm25(papers, 0, 3.0, 1.5, 1.0) LIMIT "
                  + HITS)) {
        print("SQLite FTS5, bm25", loaded, latency(queries, words -> askFts5(select, words)));
      }
    }
  }

  private static void loadFts5(Connection connection, List<Paper> papers) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIRTUAL TABLE papers USING fts5"
              + "(id UNINDEXED, title, tldr, abstract, tokenize = 'porter unicode61')");
    }
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO papers VALUES (?, ?, ?, ?)")) {
      for (Paper paper : papers) {
        insert.setString(1, paper.id().toString());
        insert.setString(2, paper.title());
        insert.setString(3, paper.tldr());
        insert.setString(4, paper.abstractText());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
  }

  private static int askFts5(PreparedStatement select, String words) throws SQLException {
    select.setString(
        1,
        Arrays.stream(words.split(" ", -1))
            .map(word -> '"' + word + '"')
            .collect(Collectors.joining(" ")));
    int hits = 0;
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        hits += rows.getString(1).isEmpty() ? 0 : 1;
      }
    }
    return hits;
  }

  private static void measureScan(List<Paper> papers, List<String> queries) throws SQLException {
    List<Paper> some = papers.subList(0, Math.min(SCANNED_PAPERS, papers.size()));
    long start = System.nanoTime();
    List<AnalyzedPaper> analyzed = some.stream().map(AnalyzedPaper::of).toList();
    Loaded loaded = new Loaded(some.size() / ((System.nanoTime() - start) / 1e9), 0);
    print(
        "plain evaluation of each of %d papers, analysed before, unranked".formatted(some.size()),
        loaded,
        latency(
            queries.subList(0, 2 * SCANS),
            words -> {
              Expression expression = parsed(words).expression();
              return (int)
                  analyzed.stream().filter(each -> Evaluation.matches(expression, each)).count();
            }));
  }

  private static Loaded loaded(List<Paper> papers, long start, Path folder) throws IOException {
    double seconds = (System.nanoTime() - start) / 1e9;
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(SearchBenchmark::size).sum();
      return new Loaded(papers.size() / seconds, bytes);
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static Latency latency(List<String> queries, Searching searching) throws SQLException {
    int measured = Math.min(QUERIES, queries.size() / 2);
    int hits = 0;
    for (String words : queries.subList(0, queries.size() - measured)) {
      hits += searching.search(words);
    }
    double[] milliseconds = new double[measured];
    for (int i = 0; i < measured; i++) {
      long start = System.nanoTime();
      hits += searching.search(queries.get(queries.size() - measured + i));
      milliseconds[i] = (System.nanoTime() - start) / 1e6;
    }
    if (hits == 0) {
      throw new IllegalStateException("no query found anything");
    }
    Arrays.sort(milliseconds);
    return new Latency(milliseconds[measured / 2], milliseconds[measured * 99 / 100]);
  }

  private static void print(String name, Loaded loaded, Latency latency) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.1f | %.2f | %.2f |%n",
        name,
        loaded.papersPerSecond(),
        loaded.bytes() / 1e6,
        latency.p50(),
        latency.p99());
  }

  private static Query parsed(String words) {
    if (QueryParser.parse(words) instanceof ParseResult.Parsed parsed) {
      return parsed.query();
    }
    throw new IllegalStateException("not a query: " + words);
  }

  /** One to three words in a row from titles, none of them a function word or an operator. */
  private static List<String> queries(List<Paper> papers, int count) {
    Random random = new Random(SEED);
    Map<String, Integer> queries = new LinkedHashMap<>();
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
        queries.merge(String.join(" ", words.subList(from, from + length)), 1, Integer::sum);
      }
    }
    return new ArrayList<>(queries.keySet());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
