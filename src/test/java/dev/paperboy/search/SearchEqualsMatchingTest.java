package dev.paperboy.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.CapturedData;
import dev.paperboy.bench.PapersFile;
import dev.paperboy.meaning.WordTopics;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.search.index.IndexedPaper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a search finds is what a subscription would be sent: the index and the plain evaluation are
 * held against each other on random queries. {@code -Dpaperboy.search.queries=N} sets how many,
 * {@code -Dpaperboy.search.seed=N} repeats a run.
 */
class SearchEqualsMatchingTest {
  private static final int QUERIES = Integer.getInteger("paperboy.search.queries", 500);
  private static final int QUERIES_A_ROUND = 250;
  private static final int PAPERS_A_ROUND = 100;
  private static final int CAPTURED_PAPERS = 300;
  private static final int CAPTURED_QUERIES = Math.min(QUERIES, 50);
  private static final Instant NOW = SamplePapers.NOW;

  private final WordTopics topics = new WordTopics();
  @TempDir Path folder;

  @Test
  void searchFindsExactlyWhatMatchesOfRandomPapers() {
    long seed = seed();
    Random random = new Random(seed);
    RandomPapers source = new RandomPapers(random);
    long found = 0;
    int asked = 0;
    for (int round = 0; asked < QUERIES; round++) {
      List<IndexedPaper> papers = source.papers(PAPERS_A_ROUND);
      try (PaperIndex index = filled(folder.resolve("round-" + round), papers, random)) {
        List<AnalyzedPaper> analyzed = analyzed(papers);
        for (int i = 0; i < QUERIES_A_ROUND; i++) {
          Query query = understood(() -> source.query(2));
          if (random.nextInt(50) == 0) {
            topics.threshold(random.nextDouble());
          }
          found += assertAgreement(index, analyzed, query, seed);
          asked++;
        }
      }
    }
    // Both sides finding nothing would agree as well.
    assertThat(found).isGreaterThan(asked);
  }

  @Test
  void searchFindsExactlyWhatMatchesOfCapturedPapers() throws IOException {
    Path file = CapturedData.feedsOrSkip().resolve("papers-dev.jsonl.gz");
    long seed = seed();
    Random random = new Random(seed);
    List<Paper> all = new ArrayList<>(PapersFile.read(file));
    Collections.shuffle(all, random);
    List<IndexedPaper> papers =
        all.stream()
            .limit(CAPTURED_PAPERS)
            .map(paper -> new IndexedPaper(paper, paper.published()))
            .toList();
    List<AnalyzedPaper> analyzed = analyzed(papers);
    RandomExcerpts source = new RandomExcerpts(random, papers);
    long found = 0;
    try (PaperIndex index = filled(folder, papers, random)) {
      for (int i = 0; i < CAPTURED_QUERIES; i++) {
        found += assertAgreement(index, analyzed, understood(source::query), seed);
      }
    }
    assertThat(found).isGreaterThan(CAPTURED_QUERIES);
  }

  private static int assertAgreement(
      PaperIndex index, List<AnalyzedPaper> papers, Query query, long seed) {
    List<String> matching =
        papers.stream()
            .filter(paper -> Evaluation.matches(query.expression(), paper))
            .map(paper -> paper.paper().id().local())
            .sorted()
            .toList();
    SearchPage page = index.search(query, 0, 10_000);
    String about = "seed %d, query «%s», understood as %s".formatted(seed, query.text(), query);
    List<Hit> matches =
        page.hits().stream()
            .filter(hit -> hit.kind() == HitKind.EXACT || hit.kind() == HitKind.SAYS_IT)
            .toList();
    assertThat(SamplePapers.numbers(matches).stream().sorted().toList())
        .as(about)
        .isEqualTo(matching);
    assertThat(page.total()).as(about).isEqualTo(matching.size());
    if (query.text().length() % 4 != 0) {
      return matching.size();
    }
    assertThat(index.count(query, Instant.MIN, Instant.MAX)).as(about).isEqualTo(matching.size());
    assertThat(SamplePapers.numbers(index.matching(query, Instant.MIN, 10_000)))
        .as(about)
        .containsExactlyInAnyOrderElementsOf(matching);
    return matching.size();
  }

  /** Some papers come twice, and in several segments, as they do in life. */
  private PaperIndex filled(Path folder, List<IndexedPaper> papers, Random random) {
    PaperIndex index = PaperIndex.open(folder, "database", InstantSource.fixed(NOW), () -> topics);
    index.setTopics(topics);
    index.add(
        papers.stream()
            .limit(20)
            .map(
                paper ->
                    new IndexedPaper(
                        paper.paper().toBuilder().title("An older title").build(), Instant.EPOCH))
            .toList(),
        1);
    for (int from = 0; from < papers.size(); ) {
      int until = Math.min(papers.size(), from + 1 + random.nextInt(papers.size()));
      index.add(papers.subList(from, until), 2);
      index.refresh();
      from = until;
    }
    return index;
  }

  private List<AnalyzedPaper> analyzed(List<IndexedPaper> papers) {
    return papers.stream().map(paper -> AnalyzedPaper.of(paper.paper(), topics)).toList();
  }

  private static Query understood(Supplier<String> texts) {
    return Stream.generate(texts)
        .limit(10_000)
        .map(text -> QueryParser.parse(text))
        .flatMap(
            result ->
                result instanceof ParseResult.Parsed parsed
                    ? Stream.of(parsed.query())
                    : Stream.<Query>empty())
        .findFirst()
        .orElseThrow();
  }

  private static long seed() {
    long seed =
        Optional.ofNullable(Long.getLong("paperboy.search.seed")).orElseGet(System::nanoTime);
    System.out.println("SearchEqualsMatchingTest: -Dpaperboy.search.seed=" + seed);
    return seed;
  }
}
