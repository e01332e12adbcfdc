package dev.paperboy.bench;

import dev.paperboy.match.StoredQuery;
import dev.paperboy.match.SubscriptionIndex;
import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.meaning.EmbeddedText;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicTarget;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.ParseResult.Parsed;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Measures what topics cost: the vector of a paper, and matching it against subscriptions of which
 * each has a topic of its own, sentences of other papers. Three fifths are the topic alone; the
 * others also have a category, an excluded word or another word as alternative. Each topic has a
 * threshold that one paper in 250 reaches. Times are of the processor, so that other programs
 * disturb them less.
 */
final class AboutBenchmark {
  private static final int ROUNDS = 11;
  private static final int COMPARED = 250;
  private static final int REACHING = 1;
  private static final int WORDS = 12;

  /** More subscriptions are measured on fewer papers, but at least these. */
  private static final int WORK = 2_000_000;

  private static final int LEAST_PAPERS = 20;

  private final BuiltInModel model = BuiltInModel.load();
  private final List<Paper> papers;
  private final List<Paper> measured;
  private final Random random;

  /**
   * Creates a measurement.
   *
   * @param papers those that topics are made of
   * @param measured those that are matched
   */
  AboutBenchmark(List<Paper> papers, List<Paper> measured, Random random) {
    this.papers = papers;
    this.measured = measured;
    this.random = random;
  }

  /** Vectors by the model in the jar; those of papers are computed once. */
  private final class Prepared implements Topics {
    private final Map<Paper, Embedding> embeddings = new HashMap<>();
    private final Map<Topic, TopicTarget> targets = new HashMap<>();

    @Override
    public Embedding embedding(Paper paper) {
      return embeddings.computeIfAbsent(paper, one -> model.embed(EmbeddedText.of(one)));
    }

    @Override
    public TopicTarget target(Topic topic) {
      return targets.computeIfAbsent(topic, this::selective);
    }

    private TopicTarget selective(Topic topic) {
      Embedding embedding = model.embed(topic.text());
      double[] cosines =
          papers.stream()
              .limit(COMPARED)
              .mapToDouble(paper -> embedding(paper).cosine(embedding))
              .sorted()
              .toArray();
      return new TopicTarget(embedding, cosines[Math.max(0, cosines.length - REACHING)]);
    }

    @Override
    public long version() {
      return 1;
    }
  }

  /** Prints a table with a line for each number of subscriptions. */
  void run(List<Integer> counts) {
    System.out.printf(
        Locale.ROOT, "%nvector of a paper: %.0f µs, model %s%n%n", embedding(), model.name());
    System.out.println("| subscriptions with a topic | matching, ms | named a paper | heap, MB |");
    System.out.println("|---:|---:|---:|---:|");
    counts.forEach(this::run);
  }

  private double embedding() {
    double[] rounds = new double[ROUNDS];
    int components = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = processorTime();
      for (Paper paper : measured) {
        components += model.embed(EmbeddedText.of(paper)).component(0);
      }
      rounds[round] = (processorTime() - start) / 1e3 / measured.size();
    }
    if (components == Integer.MIN_VALUE) {
      throw new IllegalStateException("no paper has a vector");
    }
    return median(rounds);
  }

  private void run(int count) {
    Prepared topics = new Prepared();
    List<StoredQuery> queries = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    while (queries.size() < count) {
      String text = text();
      if (texts.add(text) && QueryParser.parseNew(text) instanceof Parsed parsed) {
        queries.add(new StoredQuery(queries.size() + 1L, parsed.query()));
      }
    }
    List<AnalyzedPaper> analyzed =
        measured.stream()
            .limit(Math.max(LEAST_PAPERS, WORK / count))
            .map(paper -> AnalyzedPaper.of(paper, topics))
            .toList();
    queries.forEach(query -> Evaluation.matches(query.query().expression(), analyzed.get(0)));
    long before = usedMemory();
    SubscriptionIndex index = new SubscriptionIndex(TermFrequencies.guessed());
    index.replace(queries);
    compare(index, queries, analyzed.subList(0, Math.min(20, analyzed.size())));
    double heap = (usedMemory() - before) / 1e6;
    long[] named = new long[1];
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      named[0] = 0;
      long start = processorTime();
      for (AnalyzedPaper paper : analyzed) {
        index.subscribers(paper).forEach(subscription -> named[0]++);
      }
      rounds[round] = (processorTime() - start) / 1e6 / analyzed.size();
    }
    System.out.printf(
        Locale.ROOT,
        "| %,d | %.2f | %.1f | %.0f |%n",
        count,
        median(rounds),
        (double) named[0] / analyzed.size(),
        heap);
  }

  private static void compare(
      SubscriptionIndex index, List<StoredQuery> queries, List<AnalyzedPaper> papers) {
    for (AnalyzedPaper paper : papers) {
      long[] plain =
          queries.stream()
              .filter(stored -> Evaluation.matches(stored.query().expression(), paper))
              .mapToLong(StoredQuery::subscription)
              .toArray();
      if (!Arrays.equals(plain, index.subscribers(paper).numbers())) {
        throw new IllegalStateException("they disagree on " + paper.paper().id());
      }
    }
  }

  private String text() {
    List<String> sentences = EmbeddedText.sentences(any(papers));
    String[] words = any(sentences).replace('"', ' ').split(" ", -1);
    String text = String.join(" ", Arrays.copyOf(words, Math.min(WORDS, words.length)));
    String topic = "about:\"" + text.strip() + "\"";
    return switch (random.nextInt(10)) {
      case 0, 1 -> topic + " cat:cs." + any(List.of("CL", "LG", "CV", "AI"));
      case 2 -> topic + " -survey";
      case 3 -> topic + " OR quantization";
      default -> topic;
    };
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long usedMemory() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
