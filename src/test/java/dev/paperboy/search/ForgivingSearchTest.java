package dev.paperboy.search;

import static dev.paperboy.search.SamplePapers.NOW;
import static dev.paperboy.search.SamplePapers.announced;
import static dev.paperboy.search.SamplePapers.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.search.SearchOutcome.Reading;
import dev.paperboy.search.completion.PrefixTree;
import dev.paperboy.search.facet.Facets;
import dev.paperboy.search.index.IndexedPaper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgivingSearchTest {
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
  void aMisspeltWordFindsWhatWasMeant() {
    add(
        announced(paper("1", "Diffusion transformers")),
        announced(paper("2", "Diffusion of heat")),
        announced(paper("3", "Transport").authors(List.of(new Author("Yann LeCun")))));
    SearchOutcome answer = ask("difusion transfromers");
    assertThat(answer.reading()).isEqualTo(Reading.RESPELT);
    assertThat(answer.query().text()).isEqualTo("diffusion transformers");
    assertThat(numbers(answer.page().hits())).containsExactly("1");
    assertThat(numbers(ask("author:\"Yann LeCum\"").page().hits())).containsExactly("3");
  }

  @Test
  void ofTwoLikesTheOneIsTakenThatGoesWithTheOtherWords() {
    add(
        announced(paper("1", "Genetic models")),
        announced(paper("2", "Generic models of types")),
        announced(paper("3", "Generic programming")),
        announced(paper("4", "Generic code")));
    assertThat(ask("genemic types").query().text()).isEqualTo("generic types");
    assertThat(ask("genetix models").query().text()).isEqualTo("genetic models");
  }

  @Test
  void whereNoPaperHasAllWordsThoseWithMostAreListed() {
    add(
        announced(paper("1", "Quantum gravity")),
        announced(paper("2", "Quantum error correction")),
        announced(paper("3", "Cooking")));
    SearchOutcome answer = ask("quantum error gravity year>=2000");
    assertThat(answer.reading()).isEqualTo(Reading.SOME_WORDS);
    assertThat(numbers(answer.page().hits())).containsExactlyInAnyOrder("1", "2");
    assertThat(ask("quantum gravity cooking -error").page().total()).isEqualTo(2);
  }

  @Test
  void conditionsAndForeignWordsAreNotReadOtherwise() {
    add(announced(paper("1", "Quantum gravity").categories(List.of("hep-th"))));
    assertThat(ask("cat:hep-ph").page().hits()).isEmpty();
    assertThat(ask("cat:hep-ph quantum").page().hits()).isEmpty();
    assertThat(ask("xylophone").reading()).isEqualTo(Reading.AS_ASKED);
    assertThat(ask("-quantum gravity").page().hits()).isEmpty();
  }

  @Test
  void aRareSpellingIsFoundAndTheCommonOneIsNamed() {
    List<IndexedPaper> papers =
        new ArrayList<>(
            IntStream.range(0, 30)
                .mapToObj(i -> announced(paper("1" + i, "Transformer " + i)))
                .toList());
    papers.add(announced(paper("9", "A transfomer")));
    index.add(papers, 1);
    index.refresh();
    SearchOutcome answer = ask("transfomer");
    assertThat(numbers(answer.page().hits())).containsExactly("9");
    assertThat(answer.didYouMean()).isEqualTo("transformer");
    assertThat(ask("transformer").didYouMean()).isEmpty();
  }

  @Test
  void hitsAreListedInTheOrderThatIsAskedFor() {
    add(
        announced(paper("1", "Mamba").signals(votes(5)), NOW.minus(Duration.ofDays(1))),
        announced(paper("2", "Mamba").signals(votes(90)), NOW.minus(Duration.ofDays(9))),
        announced(paper("3", "Mamba of snakes").signals(votes(0)), NOW));
    assertThat(listed(HitOrder.NEWEST)).containsExactly("3", "1", "2");
    assertThat(listed(HitOrder.UPVOTES)).containsExactly("2", "1", "3");
    assertThat(listed(HitOrder.RELEVANCE)).endsWith("3");
  }

  @Test
  void whatIsSkippedCouldNotHaveBeenAmongTheBest() {
    long seed = Long.getLong("paperboy.search.seed", 5);
    Random random = new Random(seed);
    List<String> words = List.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta");
    List<IndexedPaper> papers = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 2 + random.nextInt(9); j > 0; j--) {
        text.append(words.get(random.nextInt(random.nextInt(words.size()) + 1))).append(' ');
      }
      papers.add(
          announced(
              paper("%05d".formatted(i), "x" + text).signals(votes(random.nextInt(300))),
              NOW.minus(Duration.ofHours(random.nextInt(20_000)))));
    }
    index.add(papers, 1);
    index.refresh();
    for (String asked : List.of("alpha", "zeta", "beta gamma", "alpha beta zeta", "delta, zeta")) {
      List<Hit> all = index.search(query(asked), 0, 10_000).hits();
      assertThat(all).as("sorted").isSortedAccordingTo(Comparator.comparing(Hit::score).reversed());
      List<Double> best =
          index.search(query(asked), 0, 10).hits().stream().map(Hit::score).toList();
      assertThat(best)
          .as("%s, seed %d", asked, seed)
          .isEqualTo(all.stream().limit(10).map(Hit::score).toList());
    }
  }

  @Test
  void matchesAreCountedBySourceCategoryAndMonth() {
    add(
        announced(
            paper("1", "Mamba").categories(List.of("cs.CL", "cs.LG")).feeds(List.of("arxiv"))),
        announced(paper("2", "Mamba").categories(List.of("cs.LG")).feeds(List.of("arxiv", "hf"))),
        announced(paper("3", "Mamba").published(Instant.parse("2025-02-28T23:00:00Z"))),
        announced(paper("4", "Snakes").categories(List.of("q-bio"))));
    Facets facets = index.facets(query("mamba"));
    assertThat(facets.sources())
        .containsExactly(new Facets.Count("arxiv", 2), new Facets.Count("hf", 1));
    assertThat(facets.categories())
        .containsExactly(new Facets.Count("cs.LG", 2), new Facets.Count("cs.CL", 1));
    assertThat(facets.months())
        .containsExactly(new Facets.Count("2026-06", 2), new Facets.Count("2025-02", 1));
    assertThat(facets.exact()).isTrue();
  }

  @Test
  void beginningsGoOnWithTheCommonestWordsFirst() {
    add(
        announced(paper("1", "Mamba models").categories(List.of("cs.CL"))),
        announced(paper("2", "Mamba machines").authors(List.of(new Author("Mary Major")))),
        announced(paper("3", "Machines")));
    assertThat(index.wordsFrom("ma", 5)).containsExactly("machines", "mamba");
    assertThat(index.wordsFrom("m", 1)).containsExactly("machines");
    assertThat(index.namesFrom("maj", 5)).containsExactly("major");
    assertThat(index.categoriesFrom("CS.", 5)).containsExactly("cs.CL");
    assertThat(index.wordsFrom("zz", 5)).isEmpty();
    add(announced(paper("4", "Zzyzx roads")));
    assertThat(index.wordsFrom("zz", 5)).containsExactly("zzyzx");
  }

  @Test
  void theCommonestOfAnyStretchAreThoseThatSortingFinds() {
    long seed = Long.getLong("paperboy.search.seed", 7);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<PrefixTree.Counted> counted =
          IntStream.range(0, random.nextInt(60))
              .mapToObj(i -> Integer.toString(random.nextInt(500), 3))
              .distinct()
              .map(word -> new PrefixTree.Counted(word, random.nextInt(9)))
              .toList();
      String beginning = Integer.toString(random.nextInt(20), 3);
      assertThat(new PrefixTree(counted).of(beginning, 4))
          .as("seed %d, %s of %s", seed, beginning, counted)
          .isEqualTo(
              counted.stream()
                  .filter(one -> one.word().startsWith(beginning))
                  .sorted(
                      Comparator.comparing(PrefixTree.Counted::papers)
                          .reversed()
                          .thenComparing(PrefixTree.Counted::word))
                  .limit(4)
                  .map(PrefixTree.Counted::word)
                  .toList());
    }
  }

  @Test
  void ofSimilarPapersThatSayTheSameOneStandsForTheOthers() {
    String same = "Selective state space models for genomic sequences";
    add(
        announced(paper("1", same + " again")),
        announced(paper("2", same + " again")),
        announced(paper("3", same + " again")),
        announced(paper("4", "State space models and proteins of long genomic chains")),
        announced(paper("5", "Robots")),
        announced(paper("6", "Proteins fold")));
    assertThat(numbers(index.similar(paper("9", same + " and proteins chains").build(), 2)))
        .contains("4");
  }

  private static PaperBuilder paper(String number, String title) {
    return SamplePapers.paper("0000.%05d".formatted(Integer.parseInt(number)), title);
  }

  private static List<String> numbers(List<Hit> hits) {
    return SamplePapers.numbers(hits).stream()
        .map(number -> Integer.toString(Integer.parseInt(number.substring(5))))
        .toList();
  }

  private SearchOutcome ask(String text) {
    return index.answer(query(text), HitOrder.RELEVANCE, 0, 10);
  }

  private List<String> listed(HitOrder order) {
    return numbers(index.search(query("mamba"), order, 0, 10).hits());
  }

  private static Signals votes(int upvotes) {
    return new Signals(upvotes, 0, "", "");
  }

  private void add(IndexedPaper... papers) {
    index.add(List.of(papers), index.revision() + 1);
    index.refresh();
  }
}
