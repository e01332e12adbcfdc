package dev.paperboy.bench;

import ai.onnxruntime.OrtException;
import dev.paperboy.distil.Distillation;
import dev.paperboy.distil.Teacher;
import dev.paperboy.distil.TeacherVectors;
import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.meaning.EmbeddedText;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.HitOrder;
import dev.paperboy.search.PaperIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.lucene.search.BooleanClause.Occur;

/**
 * Measures how many of the papers that are meant come first, for topics of one word and for
 * sentences, on papers that the model has not learned from. Prints a Markdown table.
 *
 * <p>Papers with keywords are the judges: a topic of one word is meant by those with a keyword that
 * contains it; a sentence, the TL;DR of a paper, by those that share a keyword with it. Beside them
 * are 2,000 papers without such a keyword.
 */
public final class MeaningBenchmark {
  private static final long SEED = 20261129;
  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
  private static final int QUERIES = 60;
  private static final int FEWEST = 40;
  private static final int MOST = 130;
  private static final int OTHERS = 2_000;
  private static final int FIRST = 50;
  private static final int DEPTH = 10_000;
  private static final int LONGEST_QUERY = 400;
  private static final int TIMED = 5_000;

  private final List<Paper> papers;
  private final Random random = new Random(SEED);
  private final Map<PaperId, Paper> byId = new HashMap<>();
  private final Map<String, Set<PaperId>> byKeyword = new TreeMap<>();
  private final Map<String, Set<PaperId>> byTerm = new TreeMap<>();
  private final Map<String, String> words = new HashMap<>();

  private MeaningBenchmark(List<Paper> papers) {
    this.papers = papers;
    for (Paper paper : papers) {
      byId.put(paper.id(), paper);
      for (String keyword : paper.keywords()) {
        String folded = keyword.toLowerCase(Locale.ROOT);
        byKeyword.computeIfAbsent(folded, absent -> new HashSet<>()).add(paper.id());
        for (Token token : TextAnalysis.words(folded)) {
          byTerm.computeIfAbsent(token.term(), absent -> new HashSet<>()).add(paper.id());
          words.putIfAbsent(token.term(), token.surface());
        }
      }
    }
  }

  /**
   * A query and the papers that are judged for it.
   *
   * @param meant those that should be found
   * @param others those that should not
   */
  private record Judged(String query, Set<PaperId> meant, Set<PaperId> others) {}

  /** Something that ranks papers for a query. */
  private interface Ranks {
    List<PaperId> of(String query) throws IOException;
  }

  /** Runs it: a file of papers, a model that learned half of them, a folder of the teacher. */
  public static void main(String[] arguments) throws IOException, OrtException {
    if (arguments.length != 3) {
      System.err.println("usage: MeaningBenchmark PAPERS.jsonl[.gz] MODEL FOLDER");
      System.exit(2);
    }
    List<Paper> papers =
        PapersFile.read(Path.of(arguments[0])).stream()
            .filter(paper -> !Distillation.isLearned(paper))
            .toList();
    BuiltInModel model;
    try (InputStream file = Files.newInputStream(Path.of(arguments[1]))) {
      model = BuiltInModel.read(file);
    }
    System.out.printf(
        Locale.ROOT,
        "%,d papers that %s has not learned from, seed %d; JDK %s, %d cores%n%n",
        papers.size(),
        model.name(),
        SEED,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    new MeaningBenchmark(papers).run(model, Path.of(arguments[2]));
  }

  private void run(BuiltInModel model, Path folder) throws IOException, OrtException {
    List<Judged> topics = topics();
    List<Judged> sentences = sentences();
    System.out.println("| | topics of one word | sentences |");
    System.out.println("|---|---:|---:|");
    row("chance", topics, sentences, MeaningBenchmark::chance);
    try (BenchmarkFolder files = BenchmarkFolder.of("meaning");
        PaperIndex index =
            BenchmarkIndex.filled(
                PaperIndex.open(files.path(), "benchmark", InstantSource.fixed(NOW), () -> model),
                papers);
        PlainBm25 any = new PlainBm25(papers, Occur.SHOULD)) {
      precision(
          "all words",
          topics,
          sentences,
          query -> BenchmarkIndex.ids(index.search(BenchmarkIndex.parsed(query), 0, DEPTH).hits()));
      precision("BM25, any word", topics, sentences, query -> any.search(query, DEPTH));
      Map<PaperId, Embedding> vectors = new LinkedHashMap<>();
      papers.forEach(paper -> vectors.put(paper.id(), model.embed(EmbeddedText.of(paper))));
      precision(
          "the model in the jar alone",
          topics,
          sentences,
          query -> nearest(vectors, model.embed(query)));
      teacherAlone(topics, sentences, folder);
      precision(
          "**`search`**",
          topics,
          sentences,
          query ->
              BenchmarkIndex.ids(
                  index
                      .answer(BenchmarkIndex.parsed(query), HitOrder.RELEVANCE, 0, DEPTH)
                      .page()
                      .hits()));
    }
    System.out.printf(
        Locale.ROOT,
        "%nPrecision among the first %d. One abstract: %.3f ms by the model in the jar.%n",
        FIRST,
        millisecondsEach(model));
  }

  private void teacherAlone(List<Judged> topics, List<Judged> sentences, Path folder)
      throws IOException, OrtException {
    try (Teacher teacher = new Teacher(Runtime.getRuntime().availableProcessors())) {
      TeacherVectors known = new TeacherVectors(teacher, folder.resolve("teacher.vectors"));
      float[][] texts = known.of(papers.stream().map(EmbeddedText::of).toList());
      Map<PaperId, Embedding> vectors = new LinkedHashMap<>();
      for (int i = 0; i < texts.length; i++) {
        vectors.put(papers.get(i).id(), Embedding.of(texts[i]));
      }
      List<String> queries = new ArrayList<>();
      topics.forEach(topic -> queries.add(topic.query()));
      sentences.forEach(sentence -> queries.add(sentence.query()));
      float[][] asked = known.of(queries);
      Map<String, Embedding> byQuery = new HashMap<>();
      for (int i = 0; i < asked.length; i++) {
        byQuery.put(queries.get(i), Embedding.of(asked[i]));
      }
      precision(
          "the full model alone", topics, sentences, query -> nearest(vectors, byQuery.get(query)));
    }
  }

  private List<Judged> topics() {
    return byTerm.entrySet().stream()
        .filter(entry -> entry.getKey().length() > 3)
        .filter(entry -> entry.getValue().size() >= FEWEST && entry.getValue().size() <= MOST)
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
        .limit(QUERIES)
        .map(entry -> judged(words.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue()))
        .toList();
  }

  private List<Judged> sentences() {
    List<Paper> shuffled =
        new ArrayList<>(
            papers.stream()
                .filter(paper -> !paper.tldr().isBlank() && paper.keywords().size() >= 4)
                .toList());
    Collections.shuffle(shuffled, random);
    List<Judged> sentences = new ArrayList<>();
    for (Paper paper : shuffled) {
      Set<PaperId> meant =
          paper.keywords().stream()
              .flatMap(
                  keyword ->
                      byKeyword.getOrDefault(keyword.toLowerCase(Locale.ROOT), Set.of()).stream())
              .filter(id -> !id.equals(paper.id()))
              .collect(Collectors.toSet());
      if (meant.size() >= FIRST && sentences.size() < QUERIES) {
        Judged judged = judged(query(paper.tldr()), meant);
        judged.others().remove(paper.id());
        sentences.add(judged);
      }
    }
    return sentences;
  }

  /** Returns a sentence as people could type it into a search: its words. */
  private static String query(String sentence) {
    String plain =
        TextAnalysis.words(sentence).stream()
            .map(Token::surface)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .filter(word -> word.chars().allMatch(Character::isLetterOrDigit))
            .collect(Collectors.joining(" "));
    return plain.length() <= LONGEST_QUERY
        ? plain
        : plain.substring(0, plain.lastIndexOf(' ', LONGEST_QUERY));
  }

  private Judged judged(String query, Set<PaperId> meant) {
    List<PaperId> others =
        new ArrayList<>(papers.stream().map(Paper::id).filter(id -> !meant.contains(id)).toList());
    Collections.shuffle(others, random);
    return new Judged(
        query, meant, new HashSet<>(others.subList(0, Math.min(OTHERS, others.size()))));
  }

  private static double chance(Judged judged) {
    return (double) judged.meant().size() / (judged.meant().size() + judged.others().size());
  }

  private static void precision(
      String name, List<Judged> topics, List<Judged> sentences, Ranks ranks) {
    row(
        name,
        topics,
        sentences,
        judged -> {
          try {
            List<PaperId> first =
                ranks.of(judged.query()).stream()
                    .filter(id -> judged.meant().contains(id) || judged.others().contains(id))
                    .limit(FIRST)
                    .toList();
            return (double) first.stream().filter(judged.meant()::contains).count()
                / Math.min(FIRST, judged.meant().size());
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
  }

  private static void row(
      String name, List<Judged> topics, List<Judged> sentences, ToDoubleFunction<Judged> figure) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f |%n",
        name,
        topics.stream().mapToDouble(figure).average().orElse(0),
        sentences.stream().mapToDouble(figure).average().orElse(0));
  }

  private static List<PaperId> nearest(Map<PaperId, Embedding> vectors, Embedding query) {
    Map<PaperId, Double> cosines = new HashMap<>();
    vectors.forEach((id, vector) -> cosines.put(id, vector.cosine(query)));
    return cosines.entrySet().stream()
        .sorted(Map.Entry.<PaperId, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private double millisecondsEach(BuiltInModel model) {
    long began = 0;
    for (int i = -TIMED; i < TIMED; i++) {
      if (i == 0) {
        began = System.nanoTime();
      }
      model.embed(EmbeddedText.of(papers.get(Math.floorMod(i, papers.size()))));
    }
    return (System.nanoTime() - began) / 1e6 / TIMED;
  }
}
