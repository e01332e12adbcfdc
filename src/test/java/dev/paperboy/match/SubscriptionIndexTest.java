package dev.paperboy.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.match.feature.FeatureLeaves;
import dev.paperboy.match.feature.Features;
import dev.paperboy.match.feature.QueryTrial;
import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.meaning.WordTopics;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Expression;
import dev.paperboy.query.ParseResult.Parsed;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SubscriptionIndexTest {
  private static final int MANY = Boolean.getBoolean("paperboy.long") ? 1_000_000 : 50_000;
  private static final AnalyzedPaper SAILING = paper("Sailing with a diffusion model", "");

  private static final Paper SHIPS =
      Paper.builder(PaperId.of("arxiv:2601.00002"), "Ships", Instant.parse("2026-01-01T00:00:00Z"))
          .abstractText("Old ships in a harbour")
          .build();

  private final SubscriptionIndex index = new SubscriptionIndex(TermFrequencies.guessed());

  private static AnalyzedPaper paper(String title, String abstractText) {
    return AnalyzedPaper.of(
        Paper.builder(PaperId.of("arxiv:2601.00001"), title, Instant.parse("2026-01-01T00:00:00Z"))
            .abstractText(abstractText)
            .build());
  }

  private static StoredQuery query(long subscription, String text) {
    return new StoredQuery(subscription, parsed(text));
  }

  private static Query parsed(String text) {
    return ((Parsed) QueryParser.parse(text)).query();
  }

  private static long[] upTo(long last) {
    return LongStream.rangeClosed(1, last).toArray();
  }

  @Test
  void theReasonsOfOneMatchCanBeAskedForAlone() {
    index.replace(List.of(query(1, "diffusion")));
    index.register(query(2, "rowing"));
    assertThat(index.why(1, SAILING)).extracting(Evidence::words).containsExactly("diffusion");
    assertThat(index.why(2, SAILING)).isEmpty();
    assertThat(index.why(3, SAILING)).isEmpty();
  }

  @Test
  void queriesWithoutAKeyAreCountedAndStillMatch() {
    Expression none = new Expression.Not(parsed("rowing").expression());
    index.register(new StoredQuery(1, new Query("-rowing", none)));
    index.register(query(2, "sailing"));
    assertThat(index.unkeyed()).isEqualTo(1);
    assertThat(index.subscribers(SAILING).numbers()).containsExactly(1, 2);
    assertThat(index.subscribers(paper("Rowing", "")).numbers()).isEmpty();
  }

  @Test
  void papersAreComparedWithManyTopicsAtOnceAndWithThoseAddedLater() {
    WordTopics topics = new WordTopics();
    topics.threshold(0.6);
    AnalyzedPaper ships = AnalyzedPaper.of(SHIPS, topics);
    index.replace(
        LongStream.rangeClosed(1, 600)
            .mapToObj(number -> query(number, "about:\"topic%d\" harbour".formatted(number)))
            .toList());
    assertThat(index.unkeyed()).isZero();
    assertThat(index.subscribers(ships).numbers()).isEmpty();
    index.register(query(601, "about:vessels"));
    index.register(query(602, "about:vessels -sailing"));
    index.register(query(603, "harbour -about:vessels"));
    index.register(query(604, "harbour OR about:vessels"));
    assertThat(index.match(ships))
        .extracting(Match::subscription)
        .containsExactly(601L, 602L, 604L);
    index.remove(602);
    topics.threshold(0.999);
    assertThat(index.subscribers(ships).numbers()).containsExactly(603, 604);
    topics.threshold(0.7);
    assertThat(index.subscribers(ships).numbers()).containsExactly(601, 604);
    assertThat(index.failures()).isEmpty();
  }

  @Test
  void aVectorOfAnotherLengthIsComparedAfterTheModelChanged() {
    WordTopics topics = new WordTopics();
    index.register(query(1, "about:vessels"));
    assertThat(index.subscribers(AnalyzedPaper.of(SHIPS, topics)).numbers()).containsExactly(1);
    topics.dimensions(33);
    assertThat(index.subscribers(AnalyzedPaper.of(SHIPS, topics)).numbers()).containsExactly(1);
  }

  @Test
  void papersHaveNoVectorWhereNobodyAsksWhatTheyAreAbout() {
    index.register(query(1, "ships"));
    // Analysed without topics, any comparison would fail.
    assertThat(index.subscribers(AnalyzedPaper.of(SHIPS)).numbers()).containsExactly(1);
    index.register(query(2, "about:vessels"));
    index.remove(2);
    index.rekey();
    assertThat(index.subscribers(AnalyzedPaper.of(SHIPS)).numbers()).containsExactly(1);
  }

  @Test
  void aLeafThatFailsIsReportedForItsSubscriptionAndNobodyGoesWithout() {
    Expression bad = parsed("\"diffusion sailing\"~3").expression();
    SubscriptionIndex fragile = new SubscriptionIndex(TermFrequencies.guessed(), failingOn(bad));
    fragile.replace(List.of(query(1, "sailing"), query(2, "\"diffusion sailing\"~3")));
    fragile.register(query(3, "diffusion"));
    assertThat(fragile.match(SAILING)).extracting(Match::subscription).containsExactly(1L, 3L);
    assertThat(fragile.failures()).containsOnlyKeys(2L);
    fragile.remove(2);
    assertThat(fragile.failures()).isEmpty();
  }

  private static QueryTrial failingOn(Expression bad) {
    return new QueryTrial() {
      @Override
      public boolean matches(Expression expression, AnalyzedPaper paper) {
        if (expression.equals(bad)) {
          throw new IllegalStateException("a fault");
        }
        return PLAIN.matches(expression, paper);
      }

      @Override
      public List<Evidence> explain(Expression expression, AnalyzedPaper paper) {
        return PLAIN.explain(expression, paper);
      }
    };
  }

  @Test
  void aReaderSeesAllChangesUpToSomeMomentAndNoneAfterIt() throws Exception {
    int changes = 800;
    AtomicBoolean done = new AtomicBoolean();
    Callable<Integer> reading =
        () -> {
          int seen = 0;
          while (!done.get()) {
            long[] numbers = index.subscribers(SAILING).numbers();
            assertThat(numbers).isEqualTo(upTo(numbers.length));
            assertThat(numbers.length).isGreaterThanOrEqualTo(seen);
            seen = numbers.length;
          }
          return seen;
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> readers = List.of(threads.submit(reading), threads.submit(reading));
      for (int number = 1; number <= changes; number++) {
        index.register(query(number, number % 3 == 0 ? "sailing" : "model word" + number));
        index.register(query(number, number % 2 == 0 ? "sailing" : "model OR word" + number));
        index.remove(-number);
      }
      done.set(true);
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isBetween(0, changes);
      }
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
    assertThat(index.subscribers(SAILING).numbers()).isEqualTo(upTo(changes));
  }

  @Test
  void veryManySubscriptionsOnOneWordAreOneQuery() {
    Query model = parsed("model");
    index.replace(IntStream.range(0, MANY).mapToObj(n -> new StoredQuery(n, model)).toList());
    long[] named = new long[1];
    index.subscribers(SAILING).forEach(subscription -> named[0]++);
    assertThat(named[0]).isEqualTo(MANY);
    for (int number = 0; number < MANY; number += 2) {
      index.remove(number);
    }
    index.remove(1);
    assertThat(index.size()).isEqualTo(MANY / 2 - 1);
    assertThat(index.subscribers(SAILING).numbers()).hasSize(MANY / 2 - 1).contains(3, 5);
  }

  @Test
  void aQueryOfFiveHundredAlternativesIsRefusedAndWouldBeHeldAllTheSame() {
    String ors = IntStream.range(0, 500).mapToObj(n -> "w" + n).collect(Collectors.joining("|"));
    assertThat(QueryParser.parse(ors)).isNotInstanceOf(Parsed.class);
    Expression many =
        new Expression.Or(
            IntStream.range(0, 500).mapToObj(n -> parsed("word" + n).expression()).toList());
    index.register(new StoredQuery(1, new Query(ors, many)));
    assertThat(index.subscribers(paper("A word499", "")).numbers()).containsExactly(1);
    assertThat(index.subscribers(paper("A word500", "")).numbers()).isEmpty();
  }

  @Test
  void twoWideGroupsGrowWithTheirSumNotTheirProduct() {
    Query wide = parsed("(" + words('a', 60) + ") (" + words('b', 40) + ")");
    Features features = new Features();
    CompiledQuery compiled =
        CompiledQuery.of(
            new FeatureLeaves(features, TermFrequencies.guessed()).formula(wide.expression()),
            features);
    assertThat(compiled.entries().stream().mapToInt(entry -> entry.program().length).sum())
        .isLessThan(200);
    index.register(new StoredQuery(1, wide));
    assertThat(index.subscribers(paper("a7 b39", "")).numbers()).containsExactly(1);
    assertThat(index.subscribers(paper("a7 a39", "")).numbers()).isEmpty();
  }

  private static String words(char letter, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> letter + "" + n)
        .collect(Collectors.joining("|"));
  }

  @Test
  void aStarAfterOneLetterIsACharacter() {
    index.replace(List.of(query(1, "a*"), query(2, "=A*"), query(3, "\"RRT* planner\"")));
    assertThat(index.subscribers(paper("The A* search", "")).numbers()).containsExactly(1, 2);
    assertThat(index.subscribers(paper("A search, a star", "")).numbers()).isEmpty();
    assertThat(index.subscribers(paper("An RRT* planner", "")).numbers()).containsExactly(3);
  }

  @Test
  void theSamePhraseBesideOtherWordsIsAnotherFeature() {
    index.replace(
        List.of(
            query(1, "NF-kappa"),
            query(2, "NF-kappa B"),
            query(3, "NF-kappa rowing"),
            query(4, "\"NF kappaB\"")));
    assertThat(index.subscribers(paper("The NF-kappaB boat", "")).numbers()).containsExactly(2, 4);
    assertThat(index.subscribers(paper("The NF-κ, B boat", "")).numbers()).containsExactly(1, 2);
    assertThat(index.subscribers(paper("Rowing in NF-κB", "")).numbers())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void aPaperOfAHundredKilobytesIsMatchedAsThePlainWay() {
    PlainMatching plain = new PlainMatching();
    List<StoredQuery> queries =
        List.of(
            query(1, "\"model model model model model\""),
            query(2, "\"model sailing\""),
            query(3, "mod* -sailing"),
            query(4, "=model"),
            query(5, "\"model rowing\"~3"),
            query(6, "abstract:\"model of model\""));
    plain.replace(queries);
    index.replace(queries);
    AnalyzedPaper large = paper("Large", "model ".repeat(17_000) + "of model");
    assertThat(index.match(large)).isNotEmpty().isEqualTo(plain.match(large));
  }
}
