package dev.paperboy.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AdviceTest {

  @Test
  void theNearestWordIsFoundAndAFarOneIsNot() {
    List<String> known = List.of("every", "type", "url", "name");

    assertThat(Advice.nearest("evry", known)).contains("every");
    assertThat(Advice.nearest("TYPE", known)).contains("type");
    assertThat(Advice.nearest("urls", known)).contains("url");
    assertThat(Advice.nearest("categories", known)).isEmpty();
    assertThat(Advice.nearest("xyz", known)).isEmpty();
  }
}
