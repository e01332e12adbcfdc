package dev.paperboy.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.subscription.Rules.QuietHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RulesTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @ParameterizedTest
  @CsvSource({
    // an ordinary night, in summer: Paris is two hours ahead
    "22:00, 07:00, 2026-06-15T19:59:59Z, 2026-06-15T19:59:59Z",
    "22:00, 07:00, 2026-06-15T20:00:00Z, 2026-06-16T05:00:00Z",
    "22:00, 07:00, 2026-06-16T04:59:59Z, 2026-06-16T05:00:00Z",
    "22:00, 07:00, 2026-06-16T05:00:00Z, 2026-06-16T05:00:00Z",
    // within a day
    "12:00, 14:00, 2026-06-15T10:30:00Z, 2026-06-15T12:00:00Z",
    "12:00, 14:00, 2026-06-15T12:00:00Z, 2026-06-15T12:00:00Z",
    // none
    "00:00, 00:00, 2026-06-15T23:00:00Z, 2026-06-15T23:00:00Z",
    // until midnight
    "20:00, 00:00, 2026-06-15T19:00:00Z, 2026-06-15T22:00:00Z",
    // the clocks go forward at 02:00 on 29 March, back at 03:00 on 25 October
    "22:00, 02:30, 2026-03-28T22:00:00Z, 2026-03-29T01:30:00Z",
    "22:00, 07:00, 2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
    "22:00, 07:00, 2026-10-24T21:00:00Z, 2026-10-25T06:00:00Z",
  })
  void nothingIsAllowedInQuietHours(
      LocalTime from, LocalTime until, Instant wanted, Instant allowed) {
    Rules rules = Rules.DEFAULT.withZone(PARIS).withQuiet(new QuietHours(from, until));
    assertThat(rules.firstAllowed(wanted)).isEqualTo(allowed);
    assertThat(rules.firstAllowed(allowed)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void aCapOutOfBoundsIsRefused(int cap) {
    assertThatThrownBy(() -> Rules.DEFAULT.withCap(cap))
        .hasMessage("a cap is 1 to 1000, not " + cap);
  }

  @ParameterizedTest
  @CsvSource({
    "instant, 2026-06-15T10:00:00Z, 2026-06-15T10:00:00Z",
    "daily, 2026-06-15T06:59:59Z, 2026-06-15T07:00:00Z",
    "daily at 09:00, 2026-06-15T07:00:00Z, 2026-06-15T07:00:00Z",
    "daily at 09:00, 2026-06-15T07:00:01Z, 2026-06-16T07:00:00Z",
    "Weekly, 2026-06-15T06:00:00Z, 2026-06-15T07:00:00Z",
    "weekly on sunday at 20:30, 2026-06-15T07:00:00Z, 2026-06-21T18:30:00Z",
    "weekly on monday at 09:00, 2026-06-15T07:00:01Z, 2026-06-22T07:00:00Z",
    "daily at 02:30, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
    "daily at 02:30, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
    "daily at 02:30, 2026-10-25T01:30:00Z, 2026-10-26T01:30:00Z",
  })
  void aDigestIsDueAtItsTimeOfDay(String cadence, Instant now, Instant due) {
    assertThat(Cadence.read(cadence).due(now, PARIS)).isEqualTo(due);
  }

  @ParameterizedTest
  @ValueSource(strings = {"instant", "daily at 00:00", "weekly on wednesday at 23:59"})
  void aCadenceIsReadAsItIsTyped(String typed) {
    assertThat(Cadence.read(typed).typed()).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hourly", "daily at 9", "daily at 24:00", "weekly on today", "at 09:00"})
  void anythingElseIsNoCadence(String typed) {
    assertThatThrownBy(() -> Cadence.read(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`" + typed + "`");
  }
}
