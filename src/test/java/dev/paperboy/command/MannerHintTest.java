package dev.paperboy.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who misspells how often papers are to be posted is told that a word is looked for. */
final class MannerHintTest extends InScene {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "diffusion dayly",
        "diffusion dayly at 09:00",
        "diffusion weakly",
        "diffusion daily update",
        "diffusion daily instantly: upvotes>=50",
        "diffusion daily instant upvotes>=50",
        "diffusion weekly on fryday",
        "diffusion updates instant daily",
        "updates maybe",
        "update off",
        "diffusion every day at 9",
        "diffusion friday",
        "diffusion monthly"
      })
  void whatWasToSayHowAndBecameAWordIsPointedOut(String typed) {
    assertThat(say("subscribe " + typed))
        .contains("This looks for the word “", "How and when it is posted stands after the query");
    assertThat(say("preview " + typed)).contains("This looks for the word “");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diffusion daily",
        "\"activities of daily living\"",
        "activities of daily living",
        "instant neural graphics primitives",
        "\"daily\" diffusion",
        "title:daily weekly",
        "problem instance",
        "every day is friday night",
        "diffusion \"dayly\""
      })
  void wordsThatAreMeantAreLeftAlone(String typed) {
    assertThat(say("subscribe " + typed))
        .contains("Subscribed as #1")
        .doesNotContain("looks for the word");
  }
}
