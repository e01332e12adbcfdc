package dev.paperboy.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LocalPaceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final Pace pace = new LocalPace(() -> now);

  @Test
  void theFirstSlotIsNowAndEachFurtherOneAnIntervalLater() {
    assertThat(pace.reserve("mail", SECOND, 1)).isZero();
    assertThat(pace.reserve("mail", SECOND, 2)).isEqualTo(SECOND);
    assertThat(pace.reserve("mail", SECOND, 1)).isEqualTo(SECOND.multipliedBy(3));
  }

  @Test
  void timeWithoutRequestsIsNotSavedUp() {
    pace.reserve("mail", SECOND, 1);
    now = now.plusSeconds(60);

    assertThat(pace.reserve("mail", SECOND, 1)).isZero();
    assertThat(pace.reserve("mail", SECOND, 1)).isEqualTo(SECOND);
  }

  @Test
  void limitsWithDifferentNamesDoNotDelayEachOther() {
    pace.reserve("mail", SECOND, 10);

    assertThat(pace.reserve("discord", SECOND, 1)).isZero();
  }

  @Test
  void noSlotIsEarlierThanAPlatformAskedFor() {
    pace.postpone("discord", SECOND.multipliedBy(5));
    pace.postpone("discord", SECOND);

    assertThat(pace.reserve("discord", SECOND, 1)).isEqualTo(SECOND.multipliedBy(5));
  }
}
