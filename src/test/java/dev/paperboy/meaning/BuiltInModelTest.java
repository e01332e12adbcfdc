package dev.paperboy.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BuiltInModelTest {
  private static final BuiltInModel MODEL = BuiltInModel.load();

  @Test
  void textsThatMeanTheSameAreCloserThanThoseThatShareAWord() {
    Embedding agents = MODEL.embed("agents that operate a computer");

    double same = agents.cosine(MODEL.embed("GUI agents that control desktop applications"));
    double other = agents.cosine(MODEL.embed("antibacterial agents in rivers"));

    assertThat(same).isGreaterThan(other);
  }

  @Test
  void theSameTextHasTheSameVector() {
    assertThat(MODEL.embed("Speech recognition")).isEqualTo(MODEL.embed("speech  RECOGNITION"));
  }

  @Test
  void aTextWithoutKnownWordsIsCloseToNothing() {
    assertThat(MODEL.embed("日本語").norm()).isZero();
    assertThat(MODEL.embed("").norm()).isZero();
    assertThat(MODEL.embed("zzzzqqqq").norm()).isZero();
  }

  @Test
  void onlyTheBeginningOfAVeryLongTextIsRead() {
    String words = "graph neural network ".repeat(1_000);

    assertThat(MODEL.embed(words + "galaxy ".repeat(100_000))).isEqualTo(MODEL.embed(words));
  }
}
