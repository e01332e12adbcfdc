package dev.paperboy.search;

import static dev.paperboy.search.SamplePapers.NOW;
import static dev.paperboy.search.SamplePapers.announced;
import static dev.paperboy.search.SamplePapers.numbers;
import static dev.paperboy.search.SamplePapers.paper;
import static dev.paperboy.search.SamplePapers.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paperboy.meaning.ConceptModel;
import dev.paperboy.paper.Author;
import dev.paperboy.search.SearchOutcome.Reading;
import dev.paperboy.search.facet.Facets;
import dev.paperboy.search.index.IndexedPaper;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FusedSearchTest {
  private static final int SAYING = 30;
  private static final int MEANING = 25;

  private static PaperIndex index;

  @BeforeAll
  static void fill(@TempDir Path folder) {
    ConceptModel model =
        new ConceptModel(
            "concepts",
            List.of("car", "automobile", "vehicle"),
            List.of("fast", "quick"),
            List.of("multitask", "several"),
            List.of("whale", "cetacean"));
    index = PaperIndex.open(folder, "database", InstantSource.fixed(NOW), () -> model);
    List<IndexedPaper> papers =
        new ArrayList<>(
            List.of(
                announced(paper("1", "Fast cars")),
                announced(paper("2", "Fast cars and slow trains").categories(List.of("cs.CV"))),
                announced(paper("3", "Quick automobiles").categories(List.of("cs.RO"))),
                announced(
                    paper("4", "Quick automobile engines").authors(List.of(new Author("Jo Ng")))),
                announced(paper("5", "Fast boats")),
                announced(
                    paper("6", "The soil, rocks, dust, craters and oceans of distant icy planets")),
                announced(paper("7", "Several tasks at once")),
                announced(
                    paper("8", "Vehicles quick on ice")
                        .published(Instant.parse("2019-01-01T00:00:00Z"))),
                announced(paper("9", "Multi-task networks"))));
    IntStream.range(0, SAYING)
        .forEach(i -> papers.add(announced(paper("1%02d".formatted(i), "Whale " + songs(i)))));
    IntStream.range(0, MEANING)
        .forEach(i -> papers.add(announced(paper("2%02d".formatted(i), "Cetacean " + songs(i)))));
    index.add(papers.subList(0, 20), 1);
    index.refresh();
    index.add(papers.subList(20, papers.size()), 2);
    index.refresh();
  }

  private static String songs(int number) {
    return "songs ".repeat(1 + number % 3);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  private static SearchOutcome ask(String text) {
    return index.answer(query(text), HitOrder.RELEVANCE, 0, 100);
  }

  private static List<String> found(String text) {
    return numbers(ask(text).page().hits());
  }

  @Test
  void papersWithAllWordsComeFirstAndThoseThatMeanTheSameFollow() {
    SearchPage page = ask("fast cars").page();
    assertThat(numbers(page.hits()).subList(0, 2))
        .isEqualTo(numbers(index.search(query("fast cars"), 0, 10).hits()))
        .containsExactly("1", "2");
    assertThat(numbers(page.hits()).subList(2, page.hits().size()))
        .startsWith("3")
        .containsExactlyInAnyOrder("3", "4", "5", "8");
    assertThat(page.total()).isEqualTo(2);
    assertThat(page.close()).isEqualTo(4);
    assertThat(page.exact()).isTrue();
  }

  @Test
  void eachHitSaysHowItRelatesToTheQuery() {
    assertThat(ask("fast cars").page().hits())
        .extracting(Hit::kind)
        .startsWith(HitKind.SAYS_IT, HitKind.SAYS_IT, HitKind.CLOSE)
        .doesNotContain(HitKind.EXACT, HitKind.SOME_WORDS);
    assertThat(ask("\"fast cars\"").page().hits())
        .extracting(Hit::kind)
        .containsOnly(HitKind.EXACT);
  }

  @Test
  void conditionsHoldForWhatMeansTheSame() {
    assertThat(found("fast cars cat:cs.RO")).containsExactly("3");
    assertThat(found("fast cars year<=2019")).containsExactly("8");
    assertThat(found("fast cars author:\"Jo Ng\"")).containsExactly("4");
    assertThat(found("fast cars -quick")).containsExactlyInAnyOrder("1", "2", "5");
    assertThat(found("fast cars \"on ice\"")).containsExactly("8");
    assertThat(found("fast cars title:engines")).containsExactly("4");
    assertThat(found("car (quick OR slow)")).startsWith("2").contains("3", "4", "8");
  }

  @Test
  void aQueryOfExactThingsFindsNothingElse() {
    for (String exact :
        List.of("\"fast cars\"", "=Fast", "title:cars", "cat:cs.CV", "car*", "cars OR trains")) {
      SearchPage page = ask(exact).page();
      assertThat(page.close()).as(exact).isZero();
      assertThat(numbers(page.hits())).as(exact).doesNotContain("3", "4", "8").contains("2");
    }
  }

  @Test
  void ordersByTimeAndVotesListPapersWithTheWordsOnly() {
    for (HitOrder order : List.of(HitOrder.NEWEST, HitOrder.UPVOTES)) {
      assertThat(numbers(index.answer(query("fast cars"), order, 0, 10).page().hits()))
          .containsExactlyInAnyOrder("1", "2");
    }
  }

  @Test
  void countsFacetsAndListsOfMatchesStayExact() {
    assertThat(index.count(query("fast cars"), Instant.MIN, Instant.MAX)).isEqualTo(2);
    assertThat(numbers(index.matching(query("fast cars"), Instant.MIN, 10))).hasSize(2);
    assertThat(index.facets(query("fast cars")).categories())
        .containsExactly(new Facets.Count("cs.CV", 1));
    assertThat(index.search(query("fast cars"), 0, 10).hits()).hasSize(2);
  }

  @Test
  void pagesDoNotOverlapAndAgreeOnTheNumbers() {
    List<String> all = found("whale songs");
    assertThat(all).hasSize(SAYING + MEANING).doesNotHaveDuplicates();
    List<String> paged = new ArrayList<>();
    for (int first = 0; first < SAYING + MEANING + 7; first += 7) {
      SearchPage page = index.answer(query("whale songs"), HitOrder.RELEVANCE, first, 7).page();
      assertThat(page.total()).isEqualTo(SAYING);
      assertThat(page.close()).isEqualTo(MEANING);
      paged.addAll(numbers(page.hits()));
    }
    // Equal scores may change places within a page.
    assertThat(paged.subList(0, SAYING))
        .containsExactlyInAnyOrderElementsOf(all.subList(0, SAYING));
    assertThat(paged.subList(SAYING, paged.size())).isEqualTo(all.subList(SAYING, all.size()));
  }

  @Test
  void aMisspeltWordIsCorrectedEvenIfOthersAreClose() {
    SearchOutcome answer = ask("fast automobiels");
    assertThat(answer.reading()).isEqualTo(Reading.CLOSE);
    assertThat(answer.query().text()).isEqualTo("fast automobiles");
    assertThat(numbers(answer.page().hits())).startsWith("3");
    assertThat(ask("cetacaen songs").reading()).isEqualTo(Reading.RESPELT);
    assertThat(ask("cetacaen songs").page().total()).isEqualTo(MEANING);
  }

  @Test
  void whereNobodySaysAllOfItThoseThatMeanItOrSaySomeOfItAreListed() {
    SearchOutcome answer = ask("fast vehicle planets");
    assertThat(answer.reading()).isEqualTo(Reading.CLOSE);
    assertThat(answer.page().total()).isZero();
    assertThat(answer.page().hits())
        .extracting(hit -> hit.paper().local(), Hit::kind)
        .contains(tuple("3", HitKind.CLOSE), tuple("6", HitKind.SOME_WORDS));
    assertThat(answer.page().hits())
        .extracting(Hit::score)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void nothingFarAwayIsShown() {
    assertThat(ask("xylophone").page().hits()).isEmpty();
    assertThat(found("planets soil")).containsExactly("6");
    assertThat(ask("planets").page().close()).isZero();
  }

  @Test
  void aHyphenatedWordMayBeSaidOtherwiseUnlessItIsQuoted() {
    assertThat(found("multi-task")).containsExactly("9", "7");
    assertThat(found("\"multi-task\"")).containsExactly("9");
    assertThat(ask("multi-task").page().hits().get(0).kind()).isEqualTo(HitKind.SAYS_IT);
    assertThat(ask("\"multi-task\"").page().hits().get(0).kind()).isEqualTo(HitKind.EXACT);
    assertThat(found("multitask")).containsExactly("9", "7");
  }

  @Test
  void similarPapersNeedNotShareWords() {
    assertThat(numbers(index.similar(paper("900", "Automobile vehicles move quick").build(), 3)))
        .contains("3", "4", "8");
    assertThat(numbers(index.similar(paper("3", "Quick automobiles").build(), 3)))
        .contains("1")
        .doesNotContain("3");
    assertThat(index.similar(paper("901", "Proteins fold").build(), 3)).isEmpty();
  }
}
