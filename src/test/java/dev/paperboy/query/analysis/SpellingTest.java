package dev.paperboy.query.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpellingTest {
  private final List<String> known = List.of("subscribe", "search", "show", "why");

  @Test
  void aSwapOfNeighboursIsOneSlip() {
    assertThat(Spelling.nearest("hsow", known)).contains("show");
    assertThat(Spelling.nearest("wyh", known)).contains("why");
  }

  @Test
  void twoSlipsAreForgivenInALongWordAndOneInAShortOne() {
    assertThat(Spelling.nearest("subcrib", known)).contains("subscribe");
    assertThat(Spelling.nearest("subcri", known)).isEmpty();
    assertThat(Spelling.nearest("wxx", known)).isEmpty();
  }
}
