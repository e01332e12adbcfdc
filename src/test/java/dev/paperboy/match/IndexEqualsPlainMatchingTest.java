package dev.paperboy.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.CapturedData;
import dev.paperboy.bench.PapersFile;
import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.meaning.WordTopics;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.ParseResult.Parsed;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The index and the plain evaluation are held against each other on random queries and papers.
 * {@code -Dpaperboy.long=true} takes a hundred times as many, {@code -Dpaperboy.match.seed=N}
 * repeats a run.
 */
class IndexEqualsPlainMatchingTest {
  private static final int ROUNDS = Boolean.getBoolean("paperboy.long") ? 300 : 3;
  private static final int QUERIES = 400;
  private static final int PAPERS = 15;
  private static final int CAPTURED_PAPERS = Boolean.getBoolean("paperboy.long") ? 2000 : 12;

  private final long seed =
      Optional.ofNullable(Long.getLong("paperboy.match.seed")).orElseGet(System::nanoTime);
  private final Random random = new Random(seed);
  private final SubscriptionIndex index = new SubscriptionIndex(TermFrequencies.guessed());
  private final WordTopics topics = new WordTopics();
  private final Map<Long, String> texts = new HashMap<>();
  private final PlainMatching plain = new PlainMatching();

  @Test
  void bothWantTheSameForTheSameReasonsWhateverIsAddedAndRemoved() {
    RandomWishes wishes = new RandomWishes(random);
    long found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<StoredQuery> queries =
          IntStream.range(0, QUERIES)
              .mapToObj(number -> new StoredQuery(random.nextInt(2 * QUERIES), wishes.query()))
              .toList();
      queries.forEach(query -> texts.put(query.subscription(), query.query().text()));
      if (round % 2 == 0) {
        index.replace(queries);
        plain.replace(queries);
      }
      for (StoredQuery query : queries) {
        change(query);
      }
      List<AnalyzedPaper> papers =
          IntStream.range(0, PAPERS).mapToObj(wishes::paper).map(this::analyzed).toList();
      found += assertAgreement(papers);
      topics.threshold(random.nextDouble());
      assertAgreement(papers.subList(0, 3));
      index.rekey();
      assertAgreement(papers.subList(0, 3));
    }
    // Both sides finding nothing would agree as well.
    assertThat(found).isGreaterThan(ROUNDS * QUERIES / 4);
  }

  @Test
  void bothWantTheSameOfCapturedPapers() throws IOException {
    List<Paper> papers =
        new ArrayList<>(PapersFile.read(CapturedData.feedsOrSkip().resolve("papers-dev.jsonl.gz")));
    Collections.shuffle(papers, random);
    List<AnalyzedPaper> some = papers.stream().limit(CAPTURED_PAPERS).map(this::analyzed).toList();
    for (int number = 0; number < 3 * QUERIES; number++) {
      change(new StoredQuery(number, excerpt(some)));
    }
    assertThat(assertAgreement(some)).isPositive();
  }

  private AnalyzedPaper analyzed(Paper paper) {
    return AnalyzedPaper.of(paper, topics);
  }

  private String named(long subscription) {
    return subscription + ": " + texts.get(subscription);
  }

  private void change(StoredQuery query) {
    if (random.nextInt(3) == 0) {
      index.remove(query.subscription());
      plain.remove(query.subscription());
    } else {
      texts.put(query.subscription(), query.query().text());
      index.register(query);
      plain.register(query);
    }
  }

  private long assertAgreement(List<AnalyzedPaper> papers) {
    assertThat(index.failures()).isEmpty();
    assertThat(index.size()).isEqualTo(plain.size());
    long found = 0;
    for (AnalyzedPaper paper : papers) {
      List<Match> expected = plain.match(paper);
      String about = "seed %d, %s".formatted(seed, paper.paper());
      assertThat(LongStream.of(index.subscribers(paper).numbers()).mapToObj(this::named))
          .as(about)
          .containsExactlyElementsOf(
              expected.stream().map(match -> named(match.subscription())).toList());
      assertThat(index.match(paper)).as(about).isEqualTo(expected);
      found += expected.size();
    }
    assertThat(index.failures()).isEmpty();
    return found;
  }

  /** A query made of what stands in a paper, so that many match. */
  private Query excerpt(List<AnalyzedPaper> papers) {
    while (true) {
      String query = leaf(papers);
      query =
          switch (random.nextInt(6)) {
            case 0 -> query + " OR " + leaf(papers);
            case 1 -> query + " -" + leaf(papers);
            case 2 -> query + " " + leaf(papers);
            case 3 -> "(" + query + " | " + leaf(papers) + ") " + leaf(papers);
            default -> query;
          };
      if (QueryParser.parse(query) instanceof Parsed parsed) {
        return parsed.query();
      }
    }
  }

  private String leaf(List<AnalyzedPaper> papers) {
    Paper paper = papers.get(random.nextInt(papers.size())).paper();
    String text = random.nextBoolean() ? paper.title() : paper.abstractText();
    List<Token> words = TextAnalysis.words(text.isEmpty() ? paper.title() : text);
    if (words.isEmpty()) {
      return "0";
    }
    int from = random.nextInt(words.size());
    int until = Math.min(words.size(), from + 1 + random.nextInt(4));
    String excerpt =
        Stream.of(text.isEmpty() ? paper.title() : text)
            .map(whole -> whole.substring(words.get(from).start(), words.get(until - 1).end()))
            .map(part -> part.replace('"', ' '))
            .findFirst()
            .orElseThrow();
    String folded = words.get(from).folded();
    return switch (random.nextInt(9)) {
      case 8 -> "about:\"" + excerpt + "\"~" + (1 + random.nextInt(50));
      case 0 -> folded.substring(0, folded.length() / 2 + 1) + "*";
      case 1 -> "=\"" + excerpt + "\"";
      case 2 -> "\"" + excerpt + "\"~" + (1 + random.nextInt(9));
      case 3, 4 -> folded;
      case 5 -> "title:\"" + excerpt + "\"";
      case 6 ->
          paper.authors().isEmpty()
              ? "author:li"
              : "author:\"" + paper.authors().get(0).name().replace('"', ' ') + "\"";
      default -> "\"" + excerpt + "\"";
    };
  }
}
