package dev.paperboy.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class KeySuggestionTest {

  @Test
  void theNearestWordIsFoundAndAFarOneIsNot() {
    List<String> known = List.of("every", "type", "url", "name");

    assertThat(KeySuggestion.nearest("evry", known)).contains("every");
    assertThat(KeySuggestion.nearest("TYPE", known)).contains("type");
    assertThat(KeySuggestion.nearest("urls", known)).contains("url");
    assertThat(KeySuggestion.nearest("categories", known)).isEmpty();
    assertThat(KeySuggestion.nearest("xyz", known)).isEmpty();
  }
}
