package dev.paperboy.query.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.query.Papers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FindingsTest {

  private static Finding find(String query) {
    return Evaluation.finding(Papers.expression(query), Papers.full());
  }

  @Test
  void ofAnAndBothWhatHoldsAndWhatFailsIsTold() {
    Finding finding = find("boats diffusion cat:cs.CL -survey upvotes>=12 -mamba");
    assertThat(finding.matches()).isFalse();
    assertThat(finding.met())
        .containsExactly("“boats” in the title", "category cs.CL", "upvotes 12", "without mamba");
    assertThat(finding.missed())
        .containsExactly(
            "no “diffusion” in title, summary or abstract",
            "contains “survey” in the abstract, which the query excludes");
  }

  @Test
  void ofAnOrEachAlternativeIsTold() {
    Finding finding = find("diffusion, boats harbours, \"two boats\" maps, author:ferry");
    assertThat(finding.matches()).isTrue();
    assertThat(finding.met())
        .containsExactly(
            "“boats” in the title and “harbours” in the title", "“Ada Q. Ferry” in the author");
    assertThat(finding.missed())
        .containsExactly(
            "no “diffusion” in title, summary or abstract",
            "no “two boats” in title, summary or abstract");
  }

  @Test
  void aSingleWordIsOnePart() {
    assertThat(find("boats").met()).containsExactly("“boats” in the title");
    assertThat(find("mamba").missed()).hasSize(1);
  }

  @Test
  void bigQueriesStayShort() {
    String many = IntStream.range(0, 60).mapToObj(i -> "w" + i).collect(Collectors.joining(", "));
    assertThat(find(many).missed()).hasSize(6).endsWith("55 more");
    assertThat(find("boats (" + many + ")").missed().get(0)).endsWith("; 55 more");
    assertThat(find("boats OR (" + many.replace(",", "") + ")").missed()).hasSize(1);
  }
}
