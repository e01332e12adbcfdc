package dev.paperboy.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpellingTest {

  @Test
  void aSwapOfNeighboursIsOneSlip() {
    assertThat(Spelling.distance("arixv", "arxiv")).isEqualTo(1);
    assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Spelling.distance("same", "same")).isZero();
  }

  @Test
  void theNearestWordIsFoundAndAFarOneIsNot() {
    List<String> known = List.of("every", "type", "url", "name");

    assertThat(Spelling.nearest("evry", known)).contains("every");
    assertThat(Spelling.nearest("TYPE", known)).contains("type");
    assertThat(Spelling.nearest("urls", known)).contains("url");
    assertThat(Spelling.nearest("categories", known)).isEmpty();
    assertThat(Spelling.nearest("xyz", known)).isEmpty();
  }
}
