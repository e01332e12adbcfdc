package dev.paperboy.search;

import static dev.paperboy.search.SamplePapers.NOW;
import static dev.paperboy.search.SamplePapers.announced;
import static dev.paperboy.search.SamplePapers.found;
import static dev.paperboy.search.SamplePapers.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostilePaperTest {
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
  void anAbstractOfAHundredKilobytesIsFoundByItsLastWord() {
    add(paper("2606.00001", "Long").abstractText("word ".repeat(20_000) + "zanzibar"));
    assertThat(found(index, "zanzibar")).hasSize(1);
  }

  @Test
  void aWordLongerThanTheIndexTakesIsNoObstacle() {
    String endless = "a".repeat(40_000);
    add(
        paper("2606.00001", "Genome " + endless)
            .abstractText("語".repeat(40_000))
            .authors(List.of(new Author(endless)))
            .categories(List.of("cs." + endless))
            .feeds(List.of(endless)));
    assertThat(found(index, "genome")).hasSize(1);
    assertThat(found(index, "cat:cs.*")).hasSize(1);
  }

  @Test
  void brokenCharactersAreNoObstacle() {
    add(
        paper("2606.00001", "Broken \ud800 and \udc00 surrogates \u0000 \uffff \u202e backwards")
            .abstractText("\ud83d \ude00 \ud800word wo\udfffrd @everyone <think> \u0007"));
    assertThat(found(index, "surrogates backwards")).hasSize(1);
  }

  @Test
  void amongEighteenHundredAuthorsTheLastIsFoundAndNamesDoNotMix() {
    add(
        paper("2606.00001", "Collaboration")
            .authors(
                IntStream.range(0, 1800)
                    .mapToObj(i -> new Author("Given" + i + " Family" + i))
                    .toList()));
    assertThat(found(index, "author:\"Given1799 Family1799\"")).hasSize(1);
    assertThat(found(index, "author:\"Family7 Given8\"")).isEmpty();
    assertThat(found(index, "author:\"Given7 Family8\"")).isEmpty();
  }

  @Test
  void titlesThatLookLikeNothingAreFound() {
    add(paper("2606.00001", "0"), paper("2606.00002", "?!"), paper("2606.00003", "مرحبا بالعالم"));
    assertThat(found(index, "0")).containsExactly("2606.00001");
    assertThat(found(index, "مرحبا")).containsExactly("2606.00003");
    assertThat(index.size()).isEqualTo(3);
  }

  @Test
  void timesBeyondAllCalendarsAreNoObstacle() {
    index.add(
        List.of(
            announced(paper("2606.00001", "Early graph").published(Instant.MIN), Instant.MIN),
            announced(paper("2606.00002", "Late graph").published(Instant.MAX), Instant.MAX)),
        1);
    index.refresh();
    assertThat(found(index, "graph")).hasSize(2);
    assertThat(index.matching(SamplePapers.query("graph"), Instant.MIN, 5)).hasSize(2);
  }

  @Test
  void idsOfAnyLengthAreTold() {
    PaperId id = new PaperId(PaperId.Scheme.URL, "https://example.org/" + "x".repeat(60_000));
    index.add(List.of(announced(Paper.builder(id, "Endless address", Instant.EPOCH))), 1);
    index.refresh();
    assertThat(index.search(SamplePapers.query("endless"), 0, 5).hits())
        .extracting(Hit::paper)
        .isEqualTo(List.of(id));
  }

  @Test
  void similarityOfHostilePapersIsNoObstacle() {
    PaperBuilder odd = paper("2606.00001", "\ud800 " + "a".repeat(40_000) + " $\\alpha$ & <b>");
    add(odd, paper("2606.00002", "A quiet paper"));
    assertThat(Set.copyOf(index.similar(odd.build(), 5))).isEmpty();
  }

  private void add(PaperBuilder... papers) {
    index.add(Arrays.stream(papers).map(SamplePapers::announced).toList(), 1);
    index.refresh();
  }
}
