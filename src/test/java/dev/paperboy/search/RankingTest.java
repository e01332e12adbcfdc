package dev.paperboy.search;

import static dev.paperboy.search.SamplePapers.NOW;
import static dev.paperboy.search.SamplePapers.announced;
import static dev.paperboy.search.SamplePapers.found;
import static dev.paperboy.search.SamplePapers.paper;
import static dev.paperboy.search.SamplePapers.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.search.index.IndexedPaper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingTest {
  private static final String ABSTRACT =
      "We study how networks learn from examples and report what was measured.";

  @TempDir Path folder;
  private PaperIndex index;

  @BeforeEach
  void open() {
    index = PaperIndex.open(folder, "database", InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void aHitInTheTitleStandsAboveOneInTheTextBelowIt() {
    String[] others = {"Learning from examples", ABSTRACT + " Mamba helps."};
    add(
        announced(plain("1", others[0]).abstractText(others[1])),
        announced(plain("2", others[0]).tldr(others[1])),
        announced(plain("3", "Learning from mamba").abstractText(ABSTRACT + " Examples help.")),
        announced(plain("4", others[0])));
    assertThat(found(index, "mamba")).hasSize(3).startsWith("0000.00003");
  }

  @Test
  void ofEqualTextsTheNewerStandsFirst() {
    add(
        announced(plain("1", "Mamba"), NOW.minus(Duration.ofDays(700))),
        announced(plain("2", "Mamba"), NOW.minus(Duration.ofDays(1))),
        announced(plain("3", "Mamba"), NOW.minus(Duration.ofDays(90))));
    assertThat(found(index, "mamba")).containsExactly("0000.00002", "0000.00003", "0000.00001");
  }

  @Test
  void ofEqualTextsTheOneWithMoreUpvotesStandsFirst() {
    add(
        announced(plain("1", "Mamba")),
        announced(plain("2", "Mamba").signals(new Signals(250, 0, "", ""))),
        announced(plain("3", "Mamba").signals(new Signals(12, 0, "", ""))));
    assertThat(found(index, "mamba")).containsExactly("0000.00002", "0000.00003", "0000.00001");
  }

  @Test
  void upvotesAndFreshnessDoNotOutweighTheTitle() {
    add(
        announced(
            plain("1", "Learning from examples")
                .abstractText(ABSTRACT + " Mamba helps.")
                .signals(new Signals(300, 9, "", "")),
            NOW),
        announced(plain("2", "Mamba learns from examples"), NOW.minus(Duration.ofDays(900))));
    assertThat(found(index, "mamba")).containsExactly("0000.00002", "0000.00001");
  }

  @Test
  void equalsAreOrderedByTheirIds() {
    add(announced(plain("2", "Mamba")), announced(plain("1", "Mamba")));
    add(announced(plain("3", "Mamba")), announced(plain("0", "Mamba")));
    assertThat(found(index, "mamba"))
        .containsExactly("0000.00000", "0000.00001", "0000.00002", "0000.00003");
  }

  @Test
  void wordsThatStandTogetherCountMoreThanWordsApart() {
    add(
        announced(plain("1", "Matching images in the flow of a day")),
        announced(plain("2", "Images of the day in flow matching")));
    assertThat(found(index, "flow matching")).containsExactly("0000.00002", "0000.00001");
  }

  @Test
  void aQueryOfConditionsAloneListsTheNewestFirst() {
    add(
        announced(inLanguage("1", 30), NOW.minus(Duration.ofDays(3))),
        announced(inLanguage("2", 900), NOW.minus(Duration.ofDays(5))),
        announced(inLanguage("3", 3), NOW),
        announced(inLanguage("4", 20), NOW));
    assertThat(found(index, "cat:cs.CL upvotes>=20"))
        .containsExactly("0000.00004", "0000.00001", "0000.00002");
  }

  @Test
  void moreThanTenThousandMatchesAreToldAsAtLeast() {
    for (int batch = 0; batch < 11; batch++) {
      int start = batch * 1000;
      index.add(
          IntStream.range(start, start + 1000)
              .mapToObj(i -> announced(paper(Integer.toString(i), "Mamba")))
              .toList(),
          batch);
    }
    index.refresh();
    SearchPage page = index.search(query("mamba"), 0, 5);
    assertThat(page.hits()).hasSize(5);
    assertThat(page.total()).isGreaterThan(10_000);
    assertThat(index.count(query("mamba"), Instant.EPOCH, NOW)).isEqualTo(11_000);
  }

  @Test
  void similarPapersShareTellingWordsAndTheClosestStandsFirst() {
    Paper asked =
        plain("1", "Selective state space models for genomic sequences")
            .abstractText("State space models read long genomic sequences with linear cost.")
            .build();
    add(
        new IndexedPaper(asked, NOW),
        announced(plain("2", "Genomic sequences with state space models at linear cost")),
        announced(
            plain("3", "Diffusion of heat").abstractText("A state space of genomic sequences.")),
        announced(plain("4", "Robots that fold shirts")),
        announced(plain("5", "Linear thinking")));
    assertThat(SamplePapers.numbers(index.similar(asked, 10)))
        .containsExactly("0000.00002", "0000.00003");
    assertThat(index.similar(asked, 1)).hasSize(1);
  }

  @Test
  void nothingIsSimilarToAPaperThatSharesOnlyFunctionWords() {
    add(
        announced(paper("2", "The cost of a state")),
        announced(paper("4", "Robots that fold shirts with their hands")));
    assertThat(index.similar(paper("1", "Proteins that they have with the sea").build(), 5))
        .isEmpty();
    assertThat(index.similar(paper("9", "0").build(), 5)).isEmpty();
  }

  private static PaperBuilder plain(String number, String title) {
    return paper("0000.%05d".formatted(Integer.parseInt(number)), title)
        .abstractText(ABSTRACT)
        .authors(List.of(new Author("Ada Example")));
  }

  private static PaperBuilder inLanguage(String number, int upvotes) {
    return plain(number, "On language")
        .categories(List.of("cs.CL"))
        .signals(new Signals(upvotes, 0, "", ""));
  }

  private void add(IndexedPaper... papers) {
    index.add(List.of(papers), index.revision() + 1);
    index.refresh();
  }
}
