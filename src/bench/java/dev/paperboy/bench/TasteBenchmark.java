package dev.paperboy.bench;

import static java.util.Objects.requireNonNull;

import dev.paperboy.bench.TasteRules.Rule;
import dev.paperboy.paper.Paper;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.taste.Judgement;
import dev.paperboy.taste.Opinion;
import dev.paperboy.taste.PaperVector;
import dev.paperboy.taste.PaperVectors;
import dev.paperboy.taste.Taste;
import dev.paperboy.taste.TasteWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Measures what is learned from five votes up and five down: somebody votes on earlier papers by a
 * hidden rule, and later ones are ordered as a digest orders them. Prints Markdown tables.
 */
public final class TasteBenchmark {
  private static final long SEED = 20260615;
  private static final double EARLIER = 0.6;
  private static final int VOTES = 5;
  private static final int TOP = 10;
  private static final int DIGEST = 200;
  private static final int FEWEST_LIKED = 2;

  private final List<Paper> papers;
  private final PaperIndex index;
  private final Map<Paper, PaperVector> vectors = new HashMap<>();
  private final Map<String, List<Rule>> rules;
  private final Instant now;

  private TasteBenchmark(List<Paper> papers, PaperIndex index) {
    this.papers = papers;
    this.index = index;
    PaperVectors converted = new PaperVectors(index);
    papers.forEach(paper -> vectors.put(paper, converted.of(paper)));
    this.rules = new TasteRules(papers, SEED).all();
    this.now = papers.get(papers.size() - 1).published();
  }

  /** Runs it on the file named by the first argument; {@code grid} after it tries parameters. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1) {
      System.err.println("usage: TasteBenchmark PAPERS.jsonl[.gz] [grid]");
      System.exit(2);
    }
    List<Paper> papers = voted(PapersFile.read(Path.of(arguments[0])));
    Path folder = Files.createTempDirectory("taste");
    try (PaperIndex index =
        BenchmarkIndex.filled(
            PaperIndex.open(folder, "benchmark", InstantSource.system()), papers)) {
      TasteBenchmark benchmark = new TasteBenchmark(papers, index);
      System.out.printf(
          Locale.ROOT,
          "%d papers with upvotes, the first %.0f %% voted on; seed %d%n",
          papers.size(),
          100 * EARLIER,
          SEED);
      if (arguments.length > 1 && arguments[1].equals("grid")) {
        benchmark.tryWeights();
      } else {
        benchmark.report();
      }
    } finally {
      BenchmarkFolder.delete(folder);
    }
  }

  /** Papers that readers could vote on where they were announced, the oldest first. */
  private static List<Paper> voted(List<Paper> papers) {
    return papers.stream()
        .filter(paper -> paper.signals().upvotes() > 0)
        .filter(paper -> paper.published().isAfter(Instant.EPOCH))
        .sorted(Comparator.comparing(Paper::published).thenComparing(one -> one.id().toString()))
        .toList();
  }

  /** Sums of precisions at ten. */
  private static final class Sums {
    private int count;
    private double taste;
    private double chance;
    private double chronological;
    private double upvotes;
    private int liked;
    private int rightly;

    double mean(double sum) {
      return count == 0 ? 0 : sum / count;
    }
  }

  private void report() {
    print("All later papers", measure(TasteWeights.CHOSEN, Integer.MAX_VALUE));
    print("Digests of " + DIGEST + " papers", measure(TasteWeights.CHOSEN, DIGEST));
  }

  private void tryWeights() {
    for (TasteWeights weights :
        List.of(
            TasteWeights.CHOSEN,
            new TasteWeights(30, 2, 0.3, 0.25, 0.02),
            new TasteWeights(30, 2, 0.3, 0.25, 0.06),
            new TasteWeights(30, 0, 0.3, 0.25, 0.04),
            new TasteWeights(30, 1, 0.3, 0.25, 0.04),
            new TasteWeights(30, 3, 0.3, 0.25, 0.04),
            new TasteWeights(15, 2, 0.3, 0.25, 0.04),
            new TasteWeights(100, 2, 0.3, 0.25, 0.04),
            new TasteWeights(30, 2, 0, 0.25, 0.04),
            new TasteWeights(30, 2, 1, 0.25, 0.04),
            new TasteWeights(30, 2, 0.3, 0, 0.04),
            new TasteWeights(30, 2, 0.3, 1, 0.04))) {
      print(weights.toString(), measure(weights, DIGEST));
    }
  }

  private Map<String, Sums> measure(TasteWeights weights, int size) {
    Map<String, Sums> kinds = new LinkedHashMap<>();
    Random random = new Random(SEED);
    rules.forEach(
        (kind, ofKind) -> {
          Sums sums = new Sums();
          ofKind.forEach(rule -> measure(rule, weights, size, random, sums));
          kinds.put(kind, sums);
        });
    return kinds;
  }

  private void measure(Rule rule, TasteWeights weights, int size, Random random, Sums sums) {
    int split = (int) (papers.size() * EARLIER);
    List<Paper> earlier = papers.subList(0, split).stream().filter(rule.knows()).toList();
    List<Paper> later = papers.subList(split, papers.size()).stream().filter(rule.knows()).toList();
    int from = later.size() <= size ? 0 : random.nextInt(later.size() - size);
    List<Paper> digest = later.subList(from, Math.min(later.size(), from + size));
    List<Paper> up = some(earlier, rule.likes(), random);
    List<Paper> down = some(earlier, rule.mayDislike(), random);
    if (up.size() < VOTES
        || down.size() < VOTES
        || digest.stream().filter(rule.likes()).count() < FEWEST_LIKED) {
      return;
    }
    List<Opinion> opinions = new ArrayList<>();
    up.forEach(paper -> opinions.add(new Opinion(paper, 1, now)));
    down.forEach(paper -> opinions.add(new Opinion(paper, -1, now)));
    Taste taste = Taste.of(index, opinions, weights, now);
    List<Paper> newestFirst = new ArrayList<>(digest);
    Collections.reverse(newestFirst);
    Map<Paper, Judgement> judged = new LinkedHashMap<>();
    newestFirst.forEach(
        paper -> judged.put(paper, taste.judge(requireNonNull(vectors.get(paper)))));
    sums.count++;
    sums.taste +=
        precision(
            judged.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Judgement.BEST_FIRST))
                .map(Map.Entry::getKey),
            rule);
    sums.chance += (double) digest.stream().filter(rule.likes()).count() / digest.size();
    sums.chronological += precision(newestFirst.stream(), rule);
    sums.upvotes +=
        precision(
            newestFirst.stream()
                .sorted(Comparator.comparingInt((Paper one) -> -one.signals().upvotes())),
            rule);
    List<Paper> liked =
        judged.entrySet().stream()
            .filter(entry -> entry.getValue().isLiked())
            .map(Map.Entry::getKey)
            .toList();
    sums.liked += liked.size();
    sums.rightly += (int) liked.stream().filter(rule.likes()).count();
  }

  private static double precision(Stream<Paper> ordered, Rule rule) {
    return (double) ordered.limit(TOP).filter(rule.likes()).count() / TOP;
  }

  private static List<Paper> some(List<Paper> papers, Predicate<Paper> which, Random random) {
    List<Paper> those = new ArrayList<>(papers.stream().filter(which).toList());
    Collections.shuffle(those, random);
    return those.subList(0, Math.min(VOTES, those.size()));
  }

  private static void print(String title, Map<String, Sums> kinds) {
    System.out.printf("%n%s%n%n", title);
    System.out.println(
        "| hidden rule | rules | precision at ten | chance | newest first | most upvotes first |"
            + " times chance | times newest first | said to be liked | rightly |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    kinds.forEach(
        (kind, sums) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f | %.3f | %.3f | %.3f | %.0f | %.0f | %.1f | %.0f %% |%n",
                kind,
                sums.count,
                sums.mean(sums.taste),
                sums.mean(sums.chance),
                sums.mean(sums.chronological),
                sums.mean(sums.upvotes),
                sums.taste / sums.chance,
                sums.taste / sums.chronological,
                sums.mean(sums.liked),
                100.0 * sums.rightly / Math.max(1, sums.liked)));
  }
}
