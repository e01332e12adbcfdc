package dev.paperboy.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.TldrOrigin;
import dev.paperboy.query.evaluation.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CardFactoryTest {
  private final CardFactory cardFactory = new CardFactory(Map.of("huggingface", "Hugging Face"));

  private static PaperBuilder paper(String title) {
    return Paper.builder(
        PaperId.of("arxiv:2606.00001"), title, Instant.parse("2026-06-14T00:00:00Z"));
  }

  private Card card(PaperBuilder paper) {
    return cardFactory.of(paper.build());
  }

  @Test
  void aBarePaperMakesACard() {
    Card card = card(paper("0"));
    assertThat(card.title()).isEqualTo("0");
    assertThat(card.url()).isEqualTo("https://arxiv.org/abs/2606.00001");
    assertThat(card.pdf()).isEqualTo("https://arxiv.org/pdf/2606.00001");
    assertThat(card.authors()).isEmpty();
    assertThat(card.summary()).isEmpty();
    assertThat(card.source()).isEmpty();
    assertThat(card.why()).isEmpty();
  }

  @Test
  void authorsAreCountedBeyondTheThird() {
    assertThat(card(paper("t").authors(authors(3))).authors()).isEqualTo("A0, A1, A2");
    assertThat(card(paper("t").authors(authors(4))).authors()).isEqualTo("A0, A1, A2 and 1 other");
    assertThat(card(paper("t").authors(authors(1800))).authors())
        .isEqualTo("A0, A1, A2 and 1797 others");
  }

  private static List<Author> authors(int number) {
    return IntStream.range(0, number).mapToObj(i -> new Author("A" + i)).toList();
  }

  @Test
  void aMachineSummaryComesFirstAndIsMarked() {
    PaperBuilder paper = paper("t").abstractText("Long.").tldr("Short.");
    assertThat(card(paper).machineSummary()).isFalse();
    assertThat(card(paper.feeds(List.of("huggingface", "arxiv"))).machineSummary())
        .as("what a feed is called says nothing of who wrote it")
        .isFalse();
    Card card = card(paper.tldrOrigin(TldrOrigin.MACHINE));
    assertThat(card(paper("t").tldrOrigin(TldrOrigin.MACHINE)).machineSummary())
        .as("there is no summary")
        .isFalse();
    assertThat(card.summary()).isEqualTo("Short.");
    assertThat(card.machineSummary()).isTrue();
    assertThat(card.source()).isEqualTo("arxiv · Hugging Face");
  }

  @Test
  void aSummaryEndsWithASentenceWhereOneEndsInTime() {
    String sentence = "This is a sentence of some length. ";
    assertThat(card(paper("t").abstractText(sentence.repeat(50))).summary())
        .hasSizeLessThanOrEqualTo(420)
        .endsWith("length.");
    assertThat(card(paper("t").abstractText("word ".repeat(500))).summary())
        .hasSizeLessThanOrEqualTo(421)
        .endsWith("word…");
  }

  @Test
  void hostilePapersMakeBoundedCards() {
    for (String unit : List.of("x", "🤖", "שלום עולם ", "a🤖", "👩‍👩‍👧", "\n", "مقالة. ")) {
      String text = ("q" + unit).repeat(100_000 / (unit.length() + 1) + 1);
      PaperBuilder paper =
          paper(text)
              .abstractText(text)
              .authors(List.of(new Author(text), new Author(text)))
              .categories(IntStream.range(0, 900).mapToObj(i -> "c" + i).toList());
      List<Evidence> evidence =
          IntStream.range(0, 80)
              .mapToObj(i -> new Evidence("title", text.substring(i, 2000 + i), i, i + 1))
              .toList();
      Card card = cardFactory.of(paper.build(), evidence, List.of());
      assertThat(card.title()).hasSizeLessThanOrEqualTo(301);
      assertThat(card.summary()).hasSizeLessThanOrEqualTo(421);
      assertThat(card.authors()).hasSizeLessThanOrEqualTo(204);
      assertThat(card.categories()).hasSize(10);
      assertThat(card.why()).hasSizeLessThanOrEqualTo(6).allMatch(why -> why.length() < 130);
      assertThat(card.matched()).hasSizeLessThanOrEqualTo(50);
      for (String shown :
          List.of(card.title(), card.summary(), card.authors(), card.why().get(0))) {
        assertThat(shown.codePoints()).as(unit).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
      }
    }
  }

  @Test
  void theTitleLeadsNowhereButToTheWeb() {
    for (String bad :
        List.of(
            "javascript:alert(1)", "", "file:///etc/passwd", "https://a b", "http://x\nhttp://y")) {
      assertThat(card(paper("t").url(bad)).url()).isEqualTo("https://arxiv.org/abs/2606.00001");
    }
    Paper nowhere =
        Paper.builder(PaperId.of("url:ftp://example.org/x"), "t", Instant.EPOCH).build();
    assertThat(cardFactory.of(nowhere).url()).isEmpty();
    assertThat(cardFactory.of(nowhere).pdf()).isEmpty();
  }

  @Test
  void reasonsSayWhereTheWordsStand() {
    List<Evidence> evidence =
        List.of(
            new Evidence("title", "Diffusion", 0, 9),
            new Evidence("abstract", "diffusion", 3, 12),
            new Evidence("tldr", "flow", 0, 4),
            new Evidence("author", "Yann LeCun", 0, 10),
            new Evidence("category", "cs.CL", -1, -1),
            new Evidence("upvotes", "21", -1, -1));
    Card card =
        cardFactory.of(paper("t").build(), evidence, List.of(new Card.Cause(3, "diffusion")));
    assertThat(card.why())
        .containsExactly(
            "“Diffusion” in the title",
            "“diffusion” in the abstract",
            "“flow” in the summary",
            "author Yann LeCun",
            "category cs.CL",
            "upvotes 21");
    assertThat(card.matched()).containsExactly("Diffusion", "diffusion", "flow", "Yann LeCun");
    assertThat(card.subscriptions()).containsExactly(new Card.Cause(3, "diffusion"));
  }
}
