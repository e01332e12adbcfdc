package dev.paperboy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperReference;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SyntheticPapersTest {
  @Test
  void madeUpPapersHaveIdsThatArxivCouldHaveGiven() {
    Paper real =
        Scene.paper("2606.00001", "A title").abstractText("One sentence. Another one.").build();
    List<Paper> papers = new SyntheticPapers(List.of(real), 1).first(20).toList();
    assertThat(papers).hasSize(20).extracting(Paper::id).doesNotHaveDuplicates();
    assertThat(papers)
        .allSatisfy(
            paper ->
                assertThat(PaperReference.parse(paper.id().local()))
                    .map(PaperReference::id)
                    .contains(paper.id()));
  }
}
