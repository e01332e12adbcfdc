package dev.paperboy.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PollOutcomeTest {
  private final PollOutcome outcome = new PollOutcome();

  private String reason() {
    return ((PollResult.Failed) outcome.result()).reason();
  }

  @Test
  void whatBefallsAllPartsAlikeIsSaidOnce() {
    for (int day = 1; day <= 4; day++) {
      outcome.failed("the list of 2026-06-0" + day, "it could not be reached", Optional.empty());
    }
    assertThat(reason()).isEqualTo("the list of 2026-06-01 and 3 others: it could not be reached");
  }

  @Test
  void differentReasonsAreSaidEachTheFirstThreeOfThem() {
    outcome.failed("the list of 2026-06-01", "it could not be reached", Optional.empty());
    outcome.failed("the page is damaged", Optional.empty());
    outcome.failed("the list of 2026-06-02", "it could not be reached", Optional.empty());
    outcome.failed("too many requests", Optional.empty());
    outcome.failed("the name could not be found", Optional.empty());
    assertThat(reason())
        .isEqualTo(
            "the list of 2026-06-01 and 1 other: it could not be reached; the page is damaged; too"
                + " many requests; and 1 more");
  }
}
