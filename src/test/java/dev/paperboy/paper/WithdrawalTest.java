package dev.paperboy.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.CapturedData;
import dev.paperboy.bench.PapersFile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a paper was withdrawn is read from its texts, and papers about withdrawal are not taken. */
final class WithdrawalTest {
  private static PaperBuilder paper() {
    return Paper.builder(
            PaperId.of("arxiv:2606.00001"), "A paper", Instant.parse("2026-06-12T00:00:00Z"))
        .abstractText("We study tides.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This paper has been withdrawn by the author due to a crucial sign error",
        "This paper has been withdrawn due to an error in Proposition 1",
        "This paper has been withdrawn by the author. Look at the ICML version instead: http://x.org",
        "this paper is withdrawn",
        "Withdrawn by the authors, see comments",
        "withdrawn",
        "12 pages, 3 figures; this submission has been temporarily withdrawn",
        "12 pages, paper withdrawn",
        "12 pages. This article was withdrawn from arXiv for legal reasons",
        "The authors have withdrawn this paper",
        "This version of the paper has been withdrawn",
      })
  void aCommentSaysIt(String comment) {
    assertThat(paper().comment(comment).build().isWithdrawn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17 pages, 6 figures; paper withdrawn from IEEE Transactions on Signal Processing and"
            + " re-submitted to the IEEE Transactions on Information Theory",
        "This paper was withdrawn from ICML 2020",
        "Supersedes a paper that has been withdrawn",
        "The claim of Section 3 is withdrawn",
        "On papers that were withdrawn; 10 pages",
        "12 pages, not withdrawn",
      })
  void aCommentSaysSomethingElse(String comment) {
    assertThat(paper().comment(comment).build().isWithdrawn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This paper has been withdrawn by the author. This draft is withdrawn for its poor quality.",
        "This paper has been withdrawn Abstract: This paper has been withdrawn by the author due to"
            + " the publication.",
        "We enumerate all Tucker patterns of a matrix. This paper had been withdrawn due to some"
            + " missing cases in Algorithms 2 and 3.",
        "The authors have withdrawn their manuscript owing to an error.",
        "The paper has been withdrawn because of an error.",
        "bioRxiv has withdrawn this manuscript.",
      })
  void anAbstractSaysIt(String text) {
    assertThat(paper().abstractText(text).build().isWithdrawn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ADRs are one of the most common causes to withdraw some drugs from markets.",
        "We study notices such as “This paper has been withdrawn” on arXiv.",
        "Of 500 retractions, we ask why. The paper has been withdrawn in 40% of them.",
        "A drug was approved in 1990. It was withdrawn in 2004. This work traces why.",
        "We are the first to progressively withdraw human guidance within the same project.",
        "Why has this paper been withdrawn? We study the reasons that authors give.",
        "A withdrawn paper is still cited: this paper measures how often.",
      })
  void anAbstractIsAboutIt(String text) {
    assertThat(paper().abstractText(text).build().isWithdrawn()).isFalse();
  }

  @Test
  void ofCapturedPapersExactlyThoseAreWithdrawnThatSayIt() throws IOException {
    List<Paper> captured =
        PapersFile.read(CapturedData.feedsOrSkip().resolve("papers-dev.jsonl.gz"));
    Pattern notice = Pattern.compile("This paper ha[sd] been withdrawn");
    assertThat(captured.stream().filter(Paper::isWithdrawn).map(Paper::id))
        .isNotEmpty()
        .containsExactlyElementsOf(
            captured.stream()
                .filter(paper -> notice.matcher(paper.comment() + paper.abstractText()).find())
                .map(Paper::id)
                .toList());
  }

  @Test
  void aTitleSaysItOrIsAboutIt() {
    assertThat(paper().title("WITHDRAWN: Tides of the North Sea").build().isWithdrawn()).isTrue();
    assertThat(paper().title("[Withdrawn] Tides of the North Sea").build().isWithdrawn()).isTrue();
    assertThat(paper().title("Tides of the North Sea (withdrawn)").build().isWithdrawn()).isTrue();
    assertThat(paper().title("Withdrawn: how patients leave").build().isWithdrawn()).isFalse();
    assertThat(paper().title("On Withdrawn Papers").build().isWithdrawn()).isFalse();
  }
}
