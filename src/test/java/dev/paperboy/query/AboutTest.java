package dev.paperboy.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.WordTopics;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Expression.About;
import dev.paperboy.query.ParseResult.Mistake;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.query.evaluation.Finding;
import dev.paperboy.query.evaluation.MissingParts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The condition {@code about:} in queries. */
class AboutTest {
  private static final PaperId ONE = PaperId.of("arxiv:2606.14777");
  private static final PaperId OTHER = PaperId.of("doi:10.1101/2026.01.02.123456");

  private final WordTopics topics = new WordTopics();
  private final AnalyzedPaper paper =
      AnalyzedPaper.of(
          Papers.paper("Charting harbours")
              .abstractText("We chart harbours. Small vessels sail between harbours.")
              .build(),
          topics);

  private static Topic topic(String query) {
    return ((About) Papers.expression(query)).topic();
  }

  @Test
  void aTopicIsAQuotedTextWithARateAndExamples() {
    assertThat(topic("about:\"agents that use tools\""))
        .isEqualTo(Topic.of("agents that use tools"));
    assertThat(topic("ABOUT: “agents,  that\tuse tools”~3"))
        .isEqualTo(new Topic("agents, that use tools", 3, List.of(), List.of()));
    assertThat(topic("about:multi-task~50"))
        .isEqualTo(new Topic("multi-task", 50, List.of(), List.of()));
    assertThat(
            topic(
                "about:\"use of tools +arxiv:2606.14777"
                    + " −https://doi.org/10.1101/2026.01.02.123456\"~1"))
        .isEqualTo(new Topic("use of tools", 1, List.of(ONE), List.of(OTHER)));
    assertThat(topic("about:\"ships +2606.14777v3 +arxiv:2606.14777 + more\"").text())
        .isEqualTo("ships +2606.14777v3 +arxiv:2606.14777 + more");
    assertThat(topic("about:\"ships +2606.14777v3 +arxiv:2606.14777\"").like())
        .containsExactly(ONE);
    assertThat(topic("about:\"state of the -art\"").text()).isEqualTo("state of the -art");
    assertThat(topic("about:\"$\\alpha$-divergence of R&amp;D\"").text())
        .isEqualTo("α-divergence of R & D");
    assertThat(topic("about:\"学习\"").text()).isEqualTo("学习");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          about:ships                          ¦ about:"ships"
          about:"ships"~5                      ¦ about:"ships"
          about:ships~7 -about:"war"           ¦ about:"ships"~7 AND NOT about:"war"
          title:x1 (about:a2 | b3)             ¦ title:x1 AND (about:"a2" OR b3)
          about:"x1 -2606.14777 +item:blog/4"  ¦ about:"x1 +item:blog/4 -arxiv:2606.14777"
          about:"say \\"it\\" twice"           ¦ about:"say it twice"
          """)
  void theCanonicalFormIsParsedToTheSame(String query, String canonical) {
    Expression expression = Papers.expression(query);
    assertThat(Canonical.write(expression)).isEqualTo(canonical);
    assertThat(Papers.expression(canonical)).isEqualTo(expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "about:ships",
        "about:\"ships and harbours\"",
        "harbours about:ships",
        "about:submarines OR about:ships",
        "about:ships -about:submarines",
        "about:ships NOT boats",
      })
  void aPaperIsAboutWhatItMeansInOtherWords(String query) {
    assertThat(Papers.matches(query, paper)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "about:submarines",
        "about:ships boats",
        "harbours -about:ships",
        "about:ships about:submarines",
        "ships",
      })
  void itIsNotAboutOtherThingsAndPlainWordsStayWords(String query) {
    assertThat(Papers.matches(query, paper)).isFalse();
  }

  @Test
  void theThresholdIsThatOfTheMoment() {
    assertThat(Papers.matches("about:ships", paper)).isTrue();
    topics.threshold(0.99);
    assertThat(Papers.matches("about:ships", paper)).isFalse();
    topics.threshold(0.1);
    assertThat(Papers.matches("about:ships", paper)).isTrue();
  }

  @Test
  void theEvidenceIsTheTopicWithItsClosenessAndTheNearestSentence() {
    assertThat(Evaluation.explain(Papers.expression("about:ships harbours"), paper))
        .filteredOn(evidence -> evidence.place().equals("about"))
        .singleElement()
        .satisfies(
            evidence -> {
              assertThat(evidence.words()).isEqualTo("ships");
              assertThat(evidence.inWords())
                  .matches(
                      "about “ships” \\(closeness 0\\.\\d+, needs 0\\.40; nearest: “Small vessels"
                          + " sail between harbours.”\\)");
            });
    assertThat(Evaluation.explain(Papers.expression("about:submarines"), paper)).isEmpty();
    assertThat(new Evidence("upvotes", "12", -1, -1).inWords()).isEqualTo("“12” (upvotes)");
  }

  @Test
  void aMissSaysHowCloseThePaperIsAndWhatItNeeds() {
    topics.threshold(0.95);
    assertThat(MissingParts.from(Papers.expression("about:ships boats"), paper))
        .hasSize(2)
        .first()
        .asString()
        .matches(
            "not about “ships” \\(closeness 0\\.\\d\\d, needs 0\\.95; nearest: “Small"
                + " vessels.*”\\)");
    topics.threshold(0.3);
    assertThat(MissingParts.from(Papers.expression("harbours -about:ships"), paper))
        .singleElement()
        .asString()
        .matches("is about “ships” \\(closeness .*\\), which the query excludes");
    Finding finding = Evaluation.finding(Papers.expression("about:ships boats"), paper);
    assertThat(finding.met()).singleElement().asString().startsWith("about “ships” (closeness 0.");
    assertThat(finding.missed()).containsExactly("no “boats” in title, summary or abstract");
  }

  @Test
  void withoutTopicsNothingIsSilentlyFalse() {
    AnalyzedPaper without = AnalyzedPaper.of(paper.paper());
    Expression query = Papers.expression("about:ships");
    assertThatThrownBy(() -> Evaluation.matches(query, without))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("without topics");
    assertThat(Papers.matches("harbours", without)).isTrue();
  }

  @Test
  void aTopicCostsFivePointsAndMayHaveTwoHundredCharacters() {
    String topic = "about:x%d ";
    StringBuilder twenty = new StringBuilder();
    for (int i = 10; i < 30; i++) {
      twenty.append(topic.formatted(i));
    }
    assertThat(QueryParser.parseNew(twenty.toString())).isInstanceOf(ParseResult.Parsed.class);
    assertThat(QueryParser.parseNew(twenty + "x"))
        .isInstanceOfSatisfying(
            Mistake.class,
            mistake -> assertThat(mistake.reason()).contains("at most 100 points", "a topic 5"));
    assertThat(topic("about:\"" + "a".repeat(200) + "\"").text()).hasSize(200);
    assertThat(QueryParser.parse("about:\"" + "a".repeat(201) + "\""))
        .isInstanceOfSatisfying(
            Mistake.class, mistake -> assertThat(mistake.reason()).contains("200 characters"));
  }

  @Test
  void aTopicSaysNothingOfFeedsAndSignals() {
    Query query = new Query("", Papers.expression("about:ships feed:arxiv"));
    assertThat(query.mayComeFrom("arxiv")).isTrue();
    assertThat(query.mayComeFrom("huggingface")).isFalse();
    assertThat(query.usesSignals()).isFalse();
    assertThat(new Query("", Papers.expression("about:ships upvotes>2")).usesSignals()).isTrue();
  }
}
