package dev.paperboy.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.bench.MonitorAnchor;
import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Expression;
import dev.paperboy.query.ParseResult.Parsed;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A third opinion: Lucene's monitor on the same queries, where both languages coincide. */
class MonitorAgreesTest {
  private static final long SEED = 20261122;
  private static final int SIZE = Boolean.getBoolean("paperboy.long") ? 5000 : 150;
  // No word is two others joined, which Lucene would not know.
  private static final List<String> WORDS =
      List.of(
          "diffusion",
          "graph",
          "neural",
          "agent",
          "language",
          "vision",
          "robot",
          "quantum",
          "protein",
          "speech",
          "policy",
          "reward",
          "token",
          "memory",
          "planning",
          "causal");
  private static final List<String> CATEGORIES = List.of("cs.CL", "cs.LG", "stat.ML");

  private final Random random = new Random(SEED);

  @Test
  void theIndexAndLuceneMonitorNameTheSameQueries() throws IOException {
    SubscriptionIndex index = new SubscriptionIndex(TermFrequencies.guessed());
    Map<String, Expression> queries = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    try (MonitorAnchor monitor = new MonitorAnchor(TermFrequencies.guessed())) {
      while (names.size() < SIZE) {
        if (QueryParser.parse(text(2)) instanceof Parsed parsed
            && monitor.translate(parsed.query().expression()).isPresent()) {
          Query query = parsed.query();
          index.register(new StoredQuery(names.size(), query));
          queries.put(Integer.toString(names.size()), query.expression());
          names.add(query.text());
        }
      }
      monitor.register(queries);
      int found = 0;
      for (int number = 0; number < SIZE / 5; number++) {
        AnalyzedPaper paper = AnalyzedPaper.of(paper());
        Set<Long> theirs = new TreeSet<>();
        monitor.match(paper, name -> theirs.add(Long.valueOf(name)));
        assertThat(index.subscribers(paper).numbers())
            .as("seed %d, %s", SEED, paper.paper())
            .containsExactly(theirs.stream().mapToLong(Long::longValue).toArray());
        found += theirs.size();
      }
      assertThat(found).isGreaterThan(SIZE);
    }
  }

  private Paper paper() {
    return Paper.builder(PaperId.of("arxiv:2601.00001"), words(5), Instant.EPOCH)
        .abstractText(words(12))
        .categories(List.of(any(CATEGORIES)))
        .build();
  }

  private String words(int count) {
    return Stream.generate(() -> any(WORDS)).limit(count).collect(Collectors.joining(" "));
  }

  private String text(int depth) {
    return Stream.generate(() -> part(depth))
        .limit(1 + random.nextInt(3))
        .collect(Collectors.joining(any(List.of(" ", " OR "))));
  }

  private String part(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> "\"" + any(WORDS) + " " + any(WORDS) + "\"";
      case 1 -> any(WORDS).substring(0, 3) + "*";
      case 2 -> "cat:" + any(CATEGORIES);
      case 3 -> "-" + any(WORDS);
      case 4 -> depth == 0 ? any(WORDS) : "(" + text(depth - 1) + ")";
      default -> any(WORDS);
    };
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
