package dev.paperboy.bench;

import dev.paperboy.bench.InternedEvaluation.Interned;
import dev.paperboy.bench.InternedEvaluation.Node;
import dev.paperboy.match.StoredQuery;
import dev.paperboy.match.SubscriptionIndex;
import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Field;
import dev.paperboy.query.Query;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures which subscriptions want a paper: the index, Lucene's monitor and the plain evaluation
 * on numbers, side by side on the same queries and papers. What they name is compared before
 * anything is timed.
 *
 * <p>Give it a file of papers as JSON lines ({@code .gz} accepted) and numbers of subscriptions; it
 * prints Markdown tables. After {@code about}, it measures subscriptions with topics instead.
 */
public final class MatchBenchmark {
  private static final long SEED = 20261122;
  private static final int PAPERS = 300;
  private static final int WARM_UP_SECONDS = 3;
  private static final int ROUNDS = 11;
  private static final int CHANGES = 2000;

  /** The monitor takes long: fewer papers with more queries. */
  private static final int MONITOR_WORK = 20_000_000;

  private final List<AnalyzedPaper> papers;
  private final List<StoredQuery> queries = new ArrayList<>();
  private final TermFrequencies frequencies;
  private long named;

  private MatchBenchmark(
      List<AnalyzedPaper> papers, List<Query> queries, TermFrequencies frequencies) {
    this.papers = papers;
    this.frequencies = frequencies;
    for (Query query : queries) {
      this.queries.add(new StoredQuery(this.queries.size() + 1L, query));
    }
  }

  /** Runs it: the file, then how many subscriptions, one table line for each number. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2) {
      System.err.println("usage: MatchBenchmark PAPERS.jsonl[.gz] [about] SUBSCRIPTIONS...");
      System.exit(2);
    }
    List<Paper> all = new ArrayList<>(PapersFile.read(Path.of(arguments[0])));
    Collections.shuffle(all, new Random(SEED));
    if (arguments[1].equals("about")) {
      List<Paper> others = all.subList(Math.min(PAPERS, all.size() / 2), all.size());
      new AboutBenchmark(others, all.subList(0, Math.min(PAPERS, all.size() / 2)), new Random(SEED))
          .run(Stream.of(arguments).skip(2).map(Integer::valueOf).toList());
      return;
    }
    List<AnalyzedPaper> analyzed = all.stream().map(AnalyzedPaper::of).toList();
    List<AnalyzedPaper> measured = List.copyOf(analyzed.subList(0, Math.min(PAPERS, all.size())));
    TermFrequencies frequencies = new Counted(analyzed);
    SubscriptionMix mix = new SubscriptionMix(analyzed, new Random(SEED));
    System.out.printf(
        Locale.ROOT,
        "%d papers of %d, seed %d; JDK %s, %d cores, %s %s%n%n",
        measured.size(),
        all.size(),
        SEED,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
    double analysis = analysis(measured);
    System.out.printf(Locale.ROOT, "text analysis: %.0f µs a paper%n%n", analysis);
    System.out.println(
        "| subscriptions | queries | named a paper | index, µs | monitor, µs | plain on numbers, µs"
            + " | against monitor | with analysis | against plain | heap, MB | build, s"
            + " | add, µs | remove, µs | monitor: build, s | monitor: heap, MB |");
    System.out.println(
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (int i = 1; i < arguments.length; i++) {
      int count = Integer.parseInt(arguments[i]);
      new MatchBenchmark(measured, mix.draw(count), frequencies).run(analysis);
    }
  }

  private void run(double analysis) throws IOException {
    long before = usedMemory();
    long start = System.nanoTime();
    SubscriptionIndex index = new SubscriptionIndex(frequencies);
    index.replace(queries);
    double build = seconds(start);
    double heap = (usedMemory() - before) / 1e6;

    Map<String, Expression> distinct = new LinkedHashMap<>();
    Map<String, long[]> subscribers = new HashMap<>();
    collapse(distinct, subscribers);
    InternedEvaluation interning = new InternedEvaluation();
    Node[] nodes =
        queries.stream()
            .map(stored -> interning.node(stored.query().expression()))
            .toArray(Node[]::new);
    long beforeMonitor = usedMemory();
    start = System.nanoTime();
    try (MonitorAnchor monitor = new MonitorAnchor(frequencies)) {
      monitor.register(distinct);
      double monitorBuild = seconds(start);
      double monitorHeap = (usedMemory() - beforeMonitor) / 1e6;
      int monitored = Math.max(10, Math.min(papers.size(), MONITOR_WORK / queries.size()));
      compare(index, monitor, subscribers, interning, nodes, Math.min(monitored, 50));

      double ours = index(index);
      double theirs = monitor(monitor, subscribers, monitored);
      double plain = plain(interning, nodes, monitored);
      double[] changes = changes(index);
      System.out.printf(
          Locale.ROOT,
          "| %,d | %,d | %,d | %.1f | %.0f | %.0f | %.0f× | %.1f× | %.0f× | %.1f | %.2f | %.1f"
              + " | %.1f | %.1f | %.0f |%n",
          queries.size(),
          distinct.size(),
          named / papers.size(),
          ours,
          theirs,
          plain,
          theirs / ours,
          (theirs + analysis) / (ours + analysis),
          plain / ours,
          heap,
          build,
          changes[0],
          changes[1],
          monitorBuild,
          monitorHeap);
    }
  }

  private void collapse(Map<String, Expression> distinct, Map<String, long[]> subscribers) {
    Map<String, List<Long>> lists = new HashMap<>();
    for (StoredQuery stored : queries) {
      distinct.put(stored.query().text(), stored.query().expression());
      lists
          .computeIfAbsent(stored.query().text(), text -> new ArrayList<>(1))
          .add(stored.subscription());
    }
    lists.forEach(
        (text, list) -> subscribers.put(text, list.stream().mapToLong(Long::longValue).toArray()));
  }

  private void compare(
      SubscriptionIndex index,
      MonitorAnchor monitor,
      Map<String, long[]> subscribers,
      InternedEvaluation interning,
      Node[] nodes,
      int count)
      throws IOException {
    for (AnalyzedPaper paper : papers.subList(0, count)) {
      Set<Long> ours = new HashSet<>();
      index.subscribers(paper).forEach(ours::add);
      Set<Long> theirs = new HashSet<>();
      monitor.match(
          paper,
          text -> {
            for (long each : subscribers.getOrDefault(text, new long[0])) {
              theirs.add(each);
            }
          });
      Set<Long> plain = new HashSet<>();
      Interned interned = interning.intern(paper);
      for (int i = 0; i < nodes.length; i++) {
        if (nodes[i].holds(interned)) {
          plain.add(i + 1L);
        }
      }
      if (!ours.equals(theirs) || !ours.equals(plain)) {
        throw new IllegalStateException(
            "they disagree on %s: index and monitor on %s, index and plain on %s"
                .formatted(paper.paper().id(), differing(ours, theirs), differing(ours, plain)));
      }
    }
  }

  private List<String> differing(Set<Long> one, Set<Long> other) {
    return queries.stream()
        .filter(
            stored -> one.contains(stored.subscription()) != other.contains(stored.subscription()))
        .map(stored -> one.contains(stored.subscription()) + " " + stored.query().text())
        .limit(5)
        .toList();
  }

  /** Microseconds a paper. */
  private double index(SubscriptionIndex index) {
    long[] sum = new long[2];
    long start = System.nanoTime();
    while (seconds(start) < WARM_UP_SECONDS) {
      nameAll(index, sum);
    }
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      sum[0] = 0;
      start = System.nanoTime();
      nameAll(index, sum);
      rounds[round] = seconds(start) * 1e6 / papers.size();
    }
    named = sum[0];
    return median(rounds);
  }

  private void nameAll(SubscriptionIndex index, long[] sum) {
    for (AnalyzedPaper paper : papers) {
      index
          .subscribers(paper)
          .forEach(
              subscription -> {
                sum[0]++;
                sum[1] += subscription;
              });
    }
  }

  private double monitor(MonitorAnchor monitor, Map<String, long[]> subscribers, int count)
      throws IOException {
    long[] sum = new long[1];
    double[] rounds = new double[3];
    for (int round = 0; round < rounds.length; round++) {
      long start = System.nanoTime();
      for (AnalyzedPaper paper : papers.subList(0, count)) {
        monitor.match(
            paper,
            text -> {
              for (long each : subscribers.getOrDefault(text, new long[0])) {
                sum[0] += each;
              }
            });
      }
      rounds[round] = seconds(start) * 1e6 / count;
    }
    return Arrays.stream(rounds).skip(1).min().orElseThrow();
  }

  private double plain(InternedEvaluation interning, Node[] nodes, int count) {
    long sum = 0;
    double[] rounds = new double[4];
    for (int round = 0; round < rounds.length; round++) {
      long start = System.nanoTime();
      for (AnalyzedPaper paper : papers.subList(0, count)) {
        Interned interned = interning.intern(paper);
        for (int i = 0; i < nodes.length; i++) {
          sum += nodes[i].holds(interned) ? i : 0;
        }
      }
      rounds[round] = seconds(start) * 1e6 / count;
    }
    if (sum == 0) {
      throw new IllegalStateException("nothing matched");
    }
    return Arrays.stream(rounds).skip(1).min().orElseThrow();
  }

  /** Median microseconds to remove one and to add it again under another number. */
  private double[] changes(SubscriptionIndex index) {
    Random random = new Random(SEED);
    double[] added = new double[CHANGES];
    double[] removed = new double[CHANGES];
    for (int i = 0; i < CHANGES; i++) {
      StoredQuery one = queries.get(random.nextInt(queries.size()));
      long start = System.nanoTime();
      index.remove(one.subscription());
      removed[i] = seconds(start) * 1e6;
      StoredQuery other = new StoredQuery(queries.size() + 1L + i, one.query());
      start = System.nanoTime();
      index.register(other);
      added[i] = seconds(start) * 1e6;
    }
    return new double[] {median(added), median(removed)};
  }

  private static double analysis(List<AnalyzedPaper> papers) {
    long sum = 0;
    double[] rounds = new double[5];
    for (int round = 0; round < rounds.length; round++) {
      long start = System.nanoTime();
      for (AnalyzedPaper paper : papers) {
        sum += AnalyzedPaper.of(paper.paper()).texts(Field.TITLE).get(0).words();
      }
      rounds[round] = seconds(start) * 1e6 / papers.size();
    }
    if (sum == 0) {
      throw new IllegalStateException("no words");
    }
    return Arrays.stream(rounds).skip(2).min().orElseThrow();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long usedMemory() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** In how many of the papers each term stands. */
  private static final class Counted implements TermFrequencies {
    private final Map<String, Integer> counts = new HashMap<>();
    private final int papers;

    Counted(List<AnalyzedPaper> all) {
      papers = Math.max(1, all.size());
      for (AnalyzedPaper paper : all) {
        Set<String> terms = new HashSet<>();
        for (Field field : List.of(Field.TITLE, Field.TLDR, Field.ABSTRACT)) {
          for (AnalyzedText text : paper.texts(field)) {
            text.tokens().stream().map(Token::term).forEach(terms::add);
          }
        }
        terms.forEach(term -> counts.merge(term, 1, Integer::sum));
      }
    }

    @Override
    public int papers() {
      return papers;
    }

    @Override
    public int of(String term) {
      return counts.getOrDefault(term, 0);
    }
  }
}
