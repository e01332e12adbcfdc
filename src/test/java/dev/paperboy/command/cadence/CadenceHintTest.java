package dev.paperboy.command.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.command.InScene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who misspells how often papers are to be posted is told that a word is looked for. */
final class CadenceHintTest extends InScene {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "diffusion dayly",
        "diffusion weakly",
        "diffusion daily instant upvotes>=50",
        "updates maybe"
      })
  void whatWasToSayHowAndBecameAWordIsPointedOut(String typed) {
    assertThat(say("subscribe " + typed))
        .contains(
            "This looks for the word “", "How and when papers are posted comes after the query");
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
