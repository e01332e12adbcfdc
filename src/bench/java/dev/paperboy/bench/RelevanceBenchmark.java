package dev.paperboy.bench;

import dev.paperboy.bench.RelevanceJudgements.Judged;
import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.search.HitOrder;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.search.BooleanClause.Occur;

/**
 * Measures how well searching and similar papers rank, on judgements made from the papers
 * themselves, beside plain BM25 over one field. Prints Markdown tables.
 */
public final class RelevanceBenchmark {
  private static final long SEED = 20260615;

  /** Rankings are chosen on other queries than those that are reported. */
  private static final long SEED_OF_THE_GRID = 7;

  private static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");
  private static final int DEPTH = 100;
  private static final int RARE = 12;
  private static final int ASKED = 400;

  private RelevanceBenchmark() {}

  /** Something that ranks papers for a query. */
  @FunctionalInterface
  interface Ranks {
    List<PaperId> of(String query) throws IOException;
  }

  /** Runs it on the file named by the first argument; {@code grid} after it tries rankings. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1) {
      System.err.println("usage: RelevanceBenchmark PAPERS.jsonl[.gz] [grid]");
      System.exit(2);
    }
    List<Paper> papers = PapersFile.read(Path.of(arguments[0]));
    boolean grid = arguments.length > 1 && arguments[1].equals("grid");
    System.out.printf(
        Locale.ROOT,
        "%d papers, seed %d; JDK %s, %d cores%n%n",
        papers.size(),
        grid ? SEED_OF_THE_GRID : SEED,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    System.out.println(
        "| | MRR, words dropped | misspelt | reordered | nDCG@10, keywords | categories | mean |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|");
    if (grid) {
      tryRankings(papers);
    } else {
      report(papers);
    }
  }

  private static void report(List<Paper> papers) throws IOException {
    Judgements judgements = Judgements.of(papers, SEED);
    try (PlainBm25 some = new PlainBm25(papers, Occur.SHOULD);
        PlainBm25 all = new PlainBm25(papers, Occur.MUST)) {
      print("BM25 over one field, any word", judgements, query -> some.search(query, DEPTH));
      print("BM25 over one field, all words", judgements, query -> all.search(query, DEPTH));
    }
    inIndex(
        papers,
        Optional.empty(),
        index -> {
          print("`search`, as typed", judgements, query -> strictly(index, query));
          print("`search`, by words alone", judgements, query -> kindly(index, query));
          printSimilar("words alone", papers, index);
        });
    EmbeddingModel model = BuiltInModel.load();
    inIndex(
        papers,
        Optional.of(() -> model),
        index -> {
          print("`search`, as it answers", judgements, query -> kindly(index, query));
          printSimilar("words and meaning", papers, index);
        });
  }

  private static void tryRankings(List<Paper> papers) throws IOException {
    Judgements judgements = Judgements.of(papers, SEED_OF_THE_GRID);
    for (int[] weights : new int[][] {{1, 1, 1}, {2, 1, 1}, {2, 2, 1}, {4, 2, 1}}) {
      try (BenchmarkFolder folder = BenchmarkFolder.of("relevance")) {
        Ranking written = with(weights, 1.2f, 0.75f, 0.3f, 0.2f, 0.04f);
        try (PaperIndex index =
            BenchmarkIndex.filled(open(folder.path(), written, Optional.empty()), papers)) {
          index.commit();
        }
        for (Ranking ranking : variants(weights)) {
          try (PaperIndex index = open(folder.path(), ranking, Optional.empty())) {
            print(name(ranking), judgements, query -> strictly(index, query));
          }
        }
      }
    }
  }

  /** One number at a time, beside those that are used. */
  private static List<Ranking> variants(int[] weights) {
    List<Ranking> variants = new ArrayList<>();
    for (float saturation : new float[] {0.8f, 1.2f, 2, 4}) {
      variants.add(with(weights, saturation, 0.75f, 0.3f, 0, 0));
    }
    variants.add(with(weights, 1.2f, 0.5f, 0.3f, 0, 0));
    for (float adjacency : new float[] {0, 0.1f, 1}) {
      variants.add(with(weights, 1.2f, 0.75f, adjacency, 0, 0));
    }
    variants.add(with(weights, 1.2f, 0.75f, 0.3f, 0.2f, 0));
    variants.add(with(weights, 1.2f, 0.75f, 0.3f, 0, 0.04f));
    return variants;
  }

  private static Ranking with(
      int[] weights, float saturation, float length, float adjacency, float fresh, float liked) {
    return new Ranking(
        weights[0], weights[1], weights[2], saturation, length, adjacency, fresh, liked);
  }

  private static String name(Ranking ranking) {
    return "weights %d/%d/%d, k1 %.2f, b %.2f, adjacency %.2f, fresh %.2f, liked %.2f"
        .formatted(
            ranking.title(),
            ranking.tldr(),
            ranking.abstractText(),
            ranking.saturation(),
            ranking.length(),
            ranking.adjacency(),
            ranking.fresh(),
            ranking.liked());
  }

  private record Judgements(
      List<Judged> dropped,
      List<Judged> misspelt,
      List<Judged> reordered,
      List<Judged> keywords,
      List<Judged> categories) {
    static Judgements of(List<Paper> papers, long seed) {
      RelevanceJudgements judgements = new RelevanceJudgements(papers, seed);
      return new Judgements(
          judgements.dropped(),
          judgements.misspelt(),
          judgements.reordered(),
          judgements.keywords(),
          judgements.categories());
    }
  }

  private static void print(String name, Judgements judgements, Ranks ranks) throws IOException {
    double dropped = Relevance.reciprocalRank(judgements.dropped(), ranks);
    double misspelt = Relevance.reciprocalRank(judgements.misspelt(), ranks);
    double reordered = Relevance.reciprocalRank(judgements.reordered(), ranks);
    double keywords = Relevance.gain(judgements.keywords(), ranks);
    double categories = Relevance.gain(judgements.categories(), ranks);
    double mean = (dropped + misspelt + reordered + keywords + categories) / 5;
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.4f |%n",
        name,
        dropped,
        misspelt,
        reordered,
        keywords,
        categories,
        mean);
  }

  private static List<PaperId> strictly(PaperIndex index, String words) {
    return BenchmarkIndex.ids(index.search(BenchmarkIndex.parsed(words), 0, DEPTH).hits());
  }

  private static List<PaperId> kindly(PaperIndex index, String words) {
    return BenchmarkIndex.ids(
        index.answer(BenchmarkIndex.parsed(words), HitOrder.RELEVANCE, 0, DEPTH).page().hits());
  }

  /** Papers with a rare keyword in common should be similar. */
  private static void printSimilar(String name, List<Paper> papers, PaperIndex index)
      throws IOException {
    Map<String, Set<PaperId>> holders = new HashMap<>();
    Set<PaperId> judged = new HashSet<>();
    for (Paper paper : papers) {
      for (String keyword : paper.keywords()) {
        holders
            .computeIfAbsent(keyword.toLowerCase(Locale.ROOT), absent -> new HashSet<>())
            .add(paper.id());
        judged.add(paper.id());
      }
    }
    double gain = 0;
    double found = 0;
    int asked = 0;
    for (Paper paper : papers) {
      Set<PaperId> relevant = new HashSet<>();
      for (String keyword : paper.keywords()) {
        Set<PaperId> same = holders.getOrDefault(keyword.toLowerCase(Locale.ROOT), Set.of());
        relevant.addAll(same.size() <= RARE ? same : Set.of());
      }
      relevant.remove(paper.id());
      if (!relevant.isEmpty() && asked < ASKED) {
        List<PaperId> ranked = BenchmarkIndex.ids(index.similar(paper, 30));
        gain += Relevance.gain(ranked, relevant, judged);
        found +=
            ranked.stream().filter(judged::contains).limit(10).anyMatch(relevant::contains) ? 1 : 0;
        asked++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n`similar` by %s, %d papers that share a keyword of at most %d papers: nDCG@10 %.3f,"
            + " one among the first ten for %.1f %%%n",
        name,
        asked,
        RARE,
        gain / asked,
        100 * found / asked);
  }

  private interface Measuring {
    void with(PaperIndex index) throws IOException;
  }

  private static void inIndex(
      List<Paper> papers, Optional<Supplier<EmbeddingModel>> models, Measuring measuring)
      throws IOException {
    try (BenchmarkFolder folder = BenchmarkFolder.of("relevance");
        PaperIndex index =
            BenchmarkIndex.filled(open(folder.path(), Ranking.CHOSEN, models), papers)) {
      measuring.with(index);
    }
  }

  private static PaperIndex open(
      Path folder, Ranking ranking, Optional<Supplier<EmbeddingModel>> models) {
    return PaperIndex.open(folder, "benchmark", InstantSource.fixed(NOW), ranking, models);
  }
}
