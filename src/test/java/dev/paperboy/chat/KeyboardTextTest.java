package dev.paperboy.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KeyboardTextTest {

  @Test
  void quotationMarksAreThoseOfTheKeyboard() {
    assertThat(KeyboardText.of(" author:\u201CYann LeCun\u201D it\u2019s\u00A0so \u00ABa b\u00BB"))
        .isEqualTo("author:\"Yann LeCun\" it's so \"a b\"");
  }

  @Test
  void aDashRightBeforeAWordExcludesIt() {
    assertThat(KeyboardText.of("diffusion \u2014survey (a \u2013b)"))
        .isEqualTo("diffusion -survey (a -b)");
    assertThat(KeyboardText.of("\u2014survey x")).isEqualTo("-survey x");
  }

  @Test
  void aDashBetweenWordsStays() {
    assertThat(KeyboardText.of("attention \u2014 a survey, Bose\u2013Einstein, 22:00\u201307:00"))
        .isEqualTo("attention \u2014 a survey, Bose\u2013Einstein, 22:00\u201307:00");
  }

  @Test
  void spacesAreSpacesAndWhatNobodySeesIsNotThere() {
    assertThat(KeyboardText.of("\u200Eshow\u00A02401.12345\u200B\u202F\uFEFF"))
        .isEqualTo("show 2401.12345");
    assertThat(KeyboardText.of("\u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"))
        .as("a joiner is part of the word")
        .hasSize(9);
  }

  @Test
  void aDocumentKeepsItsTypography() {
    String document = "import\n- query: \u201Cworld model\u201D \u2014x\n  max: 3";
    assertThat(KeyboardText.of(document)).isEqualTo(document);
  }
}
