package dev.paperboy.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.match.feature.QueryTrial;
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
import org.junit.jupiter.api.Test;

class PlainMatchingTest {
  private static final AnalyzedPaper PAPER =
      AnalyzedPaper.of(
          Paper.builder(
                  PaperId.of("arxiv:2601.00001"),
                  "Sailing with diffusion",
                  Instant.parse("2026-01-01T00:00:00Z"))
              .build());

  private final PlainMatching queries = new PlainMatching();

  private static StoredQuery query(long subscription, String text) {
    return new StoredQuery(subscription, parsed(text));
  }

  private static Query parsed(String text) {
    return ((Parsed) QueryParser.parse(text)).query();
  }

  private List<Long> wanting() {
    return queries.match(PAPER).stream().map(Match::subscription).toList();
  }

  @Test
  void theSubscriptionsThatWantAPaperComeByNumberWithTheirReasons() {
    queries.register(query(7, "sailing"));
    queries.register(query(3, "diffusion"));
    queries.register(query(5, "rowing"));
    List<Match> matches = queries.match(PAPER);
    assertThat(matches).extracting(Match::subscription).containsExactly(3L, 7L);
    assertThat(matches.get(0).evidence())
        .singleElement()
        .satisfies(evidence -> assertThat(evidence.words()).isEqualTo("diffusion"));
  }

  @Test
  void anEditedQueryTakesThePlaceOfTheOldOne() {
    queries.register(query(1, "rowing"));
    queries.register(query(1, "sailing"));
    assertThat(wanting()).containsExactly(1L);
  }

  @Test
  void aRemovedQueryMatchesNoMore() {
    queries.register(query(1, "sailing"));
    queries.remove(1);
    queries.remove(2);
    assertThat(wanting()).isEmpty();
  }

  @Test
  void replacingLeavesOnlyTheNewOnes() {
    queries.register(query(1, "sailing"));
    queries.replace(List.of(query(2, "sailing"), query(3, "diffusion")));
    assertThat(wanting()).containsExactly(2L, 3L);
    assertThat(queries.size()).isEqualTo(2);
  }

  @Test
  void oneQueryThatFailsDoesNotKeepTheOthersFromMatching() {
    Query bad = parsed("rowing");
    PlainMatching fragile =
        new PlainMatching(
            new QueryTrial() {
              @Override
              public boolean matches(Expression expression, AnalyzedPaper paper) {
                if (expression.equals(bad.expression())) {
                  throw new IllegalStateException("a fault");
                }
                return QueryTrial.PLAIN.matches(expression, paper);
              }

              @Override
              public List<Evidence> explain(Expression expression, AnalyzedPaper paper) {
                return QueryTrial.PLAIN.explain(expression, paper);
              }
            });
    fragile.replace(List.of(query(1, "sailing"), new StoredQuery(2, bad), query(3, "diffusion")));
    assertThat(fragile.match(PAPER)).extracting(Match::subscription).containsExactly(1L, 3L);
    assertThat(fragile.failures()).containsOnlyKeys(2L);
    fragile.remove(2);
    assertThat(fragile.failures()).isEmpty();
  }
}
