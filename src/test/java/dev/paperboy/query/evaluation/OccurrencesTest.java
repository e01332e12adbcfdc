package dev.paperboy.query.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Papers;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.query.evaluation.Occurrences.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
  private static final List<String> WORDS =
      List.of("multi", "task", "multitask", "multi-task", "model", "s", "the", "state-of-the-art");

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void wordsNearEachOtherAreFoundWhereTryingEveryStretchFindsThem() {
    int found = 0;
    for (int round = 0; round < 3_000; round++) {
      AnalyzedText text = AnalyzedText.of(words(random.nextInt(14)));
      List<String> wanted =
          TextAnalysis.words(words(2 + random.nextInt(4))).stream()
              .map(Token::folded)
              .distinct()
              .limit(8)
              .toList();
      if (wanted.size() < 2) {
        continue;
      }
      Near near = Near.of(Expression.TEXT, wanted, 1 + random.nextInt(6));
      List<Span> expected =
          near.readings().stream()
              .flatMap(reading -> everyStretch(reading, near.distance(), text).stream())
              .toList();
      String inWords = "seed " + seed + ": " + near + " in " + text.text();
      assertThat(NearOccurrences.of(near, text)).as(inWords).containsExactlyElementsOf(expected);
      assertThat(NearOccurrences.any(near, text)).as(inWords).isEqualTo(!expected.isEmpty());
      found += expected.isEmpty() ? 0 : 1;
    }
    assertThat(found).isGreaterThan(300);
  }

  @Test
  void longStretchesAreNamedUpToAThousandCharactersAndAlwaysOne() {
    String stretch = "model " + "x".repeat(400) + " data ";
    AnalyzedPaper paper =
        AnalyzedPaper.of(Papers.paper("T").abstractText(stretch.repeat(9)).build());
    assertThat(Evaluation.explain(Papers.expression("\"model data\"~5"), paper)).hasSize(4);
    AnalyzedPaper longer =
        AnalyzedPaper.of(
            Papers.paper("T").abstractText(stretch.replace("x", "xyz").repeat(3)).build());
    assertThat(Evaluation.explain(Papers.expression("\"model data\"~5"), longer)).hasSize(1);
  }

  /** The plain way: from every word on, all words that follow within the distance are looked at. */
  private static List<Span> everyStretch(List<String> terms, int distance, AnalyzedText text) {
    List<Token> tokens =
        terms.stream()
            .distinct()
            .flatMap(term -> text.withTerm(term).stream())
            .sorted(Comparator.comparingInt(Token::position))
            .toList();
    int wanted = new HashSet<>(terms).size();
    List<Span> spans = new ArrayList<>();
    for (int first = 0; first < tokens.size(); first++) {
      int limit = tokens.get(first).position() + distance + 1;
      Set<String> found = new HashSet<>();
      int end = 0;
      for (Token token : tokens.subList(first, tokens.size())) {
        if (token.position() + token.length() <= limit && found.add(token.term())) {
          end = Math.max(end, token.end());
        }
      }
      if (found.size() == wanted && found.contains(tokens.get(first).term())) {
        spans.add(new Span(tokens.get(first).start(), end));
      }
    }
    return spans;
  }

  private String words(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
        .collect(Collectors.joining(" "));
  }

  @Test
  void aBeginningIsFoundInEveryWordThatBeginsSoAndNowhereElse() {
    AnalyzedText text = AnalyzedText.of("Quant, quantum pre-quantum; quantized quans a quantity");
    assertThat(Occurrences.of(expression("quant*"), text))
        .extracting(span -> text.text().substring(span.start(), span.end()))
        .containsExactlyInAnyOrder("Quant", "quantum", "quantum", "quantized", "quantity");
    assertThat(Occurrences.any(expression("quants*"), text)).isFalse();
    assertThat(Occurrences.any(expression("prequ*"), text)).isTrue();
    assertThat(Occurrences.any(expression("zz*"), text)).isFalse();
  }

  @Test
  void anExactFormIsFoundInThatCaseOnlyAlsoAtTheEnd() {
    AnalyzedText text = AnalyzedText.of("rag Graph RAG, graph RAG and Graph RAG");
    assertThat(Occurrences.of(expression("=\"Graph RAG\""), text))
        .containsExactly(new Span(4, 13), new Span(29, 38));
    assertThat(Occurrences.any(expression("=\"RAG Graph RAG\""), text)).isFalse();
  }

  @Test
  void theReasonsOfABroadQueryAreTheFirstOnesAndKeepItsValues() {
    Paper paper =
        Paper.builder(PaperId.of("arxiv:2606.00001"), "On data", Instant.EPOCH)
            .abstractText("data model ".repeat(2_000))
            .authors(List.of(new Author("Ann Lee", "")))
            .categories(List.of("cs.CL"))
            .build();
    List<Evidence> reasons =
        Evaluation.explain(
            expression(
                "data, model, da*, mo*, \"data model\", \"data model\"~5, cat:cs.CL, author:lee"),
            AnalyzedPaper.of(paper));
    assertThat(reasons.get(0)).isEqualTo(new Evidence("title", "data", 3, 7));
    assertThat(reasons).hasSize(52);
    assertThat(reasons.subList(50, 52))
        .extracting(Evidence::words)
        .containsExactly("Ann Lee", "cs.CL");
  }

  @Test
  void ofAConjunctionThatFailsNothingIsAReason() {
    Paper paper =
        Paper.builder(PaperId.of("arxiv:2606.00001"), "Diffusion for robots", Instant.EPOCH)
            .build();
    assertThat(
            Evaluation.explain(
                expression("(diffusion mamba), robots -survey"), AnalyzedPaper.of(paper)))
        .containsExactly(new Evidence("title", "robots", 14, 20));
  }

  private static Expression expression(String query) {
    return ((ParseResult.Parsed) QueryParser.parse(query)).query().expression();
  }
}
