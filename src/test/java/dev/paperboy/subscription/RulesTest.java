package dev.paperboy.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.subscription.Rules.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RulesTest {
  private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("HH:mm");
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
    "22:00, 02:30, 2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z",
    "22:00, 02:00, 2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z",
    "01:30, 03:10, 2026-03-29T00:45:00Z, 2026-03-29T01:10:00Z",
    // an end that comes twice ends them twice: what the wall shows counts
    "22:00, 02:30, 2026-10-24T22:00:00Z, 2026-10-25T00:30:00Z",
    "22:00, 02:30, 2026-10-25T00:45:00Z, 2026-10-25T00:45:00Z",
    "22:00, 02:30, 2026-10-25T01:15:00Z, 2026-10-25T01:30:00Z",
    "02:30, 08:00, 2026-10-25T00:45:00Z, 2026-10-25T01:00:00Z",
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
  @CsvSource({
    "Europe/Berlin, 2026-03-28T12:00:00Z",
    "Europe/Berlin, 2026-10-24T12:00:00Z",
    "America/New_York, 2026-03-07T18:00:00Z",
    "America/New_York, 2026-10-31T18:00:00Z",
    "Australia/Lord_Howe, 2026-04-04T06:00:00Z",
    "Australia/Lord_Howe, 2026-10-03T06:00:00Z",
    "America/Scoresbysund, 2026-03-28T12:00:00Z",
    "Africa/Cairo, 2026-04-23T12:00:00Z",
  })
  void theFirstAllowedMomentIsTheFirstAtWhichTheWallShowsNoQuietTime(ZoneId zone, Instant start) {
    for (String span :
        List.of("23:00-02:30", "22:00-07:00", "02:10-02:20", "01:45-03:00", "02:30-02:00")) {
      String from = span.substring(0, 5);
      String until = span.substring(6);
      QuietHours quiet = new QuietHours(LocalTime.parse(from), LocalTime.parse(until));
      Rules rules = Rules.DEFAULT.withZone(zone).withQuiet(quiet);
      Instant allowed = start.plus(Duration.ofDays(4));
      for (int minute = 72 * 60; minute >= 0; minute--) {
        Instant moment = start.plus(Duration.ofMinutes(minute));
        String wall = WALL.format(moment.atZone(zone));
        boolean over = from.compareTo(until) > 0;
        boolean begun = wall.compareTo(from) >= 0;
        boolean isQuiet =
            over ? begun || wall.compareTo(until) < 0 : begun && wall.compareTo(until) < 0;
        allowed = isQuiet ? allowed : moment;
        if (minute < 20 * 60) {
          assertThat(rules.firstAllowed(moment)).as(span + " " + moment).isEqualTo(allowed);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "America/Scoresbysund",
        "UTC"
      })
  void everyDayHasOneDigest(ZoneId zone) {
    for (String time : List.of("00:00", "01:45", "02:00", "02:30", "09:00", "23:30")) {
      Cadence daily = Cadence.read("daily at " + time);
      Cadence weekly = Cadence.read("weekly on sunday at " + time);
      Instant end = Instant.parse("2027-01-01T12:00:00Z");
      int days = 0;
      int weeks = 0;
      Instant nextWeekly = weekly.due(Instant.parse("2026-01-01T12:00:00Z"), zone);
      for (Instant due = daily.due(Instant.parse("2026-01-01T12:00:00Z"), zone);
          due.isBefore(end);
          due = daily.due(due.plusMillis(1), zone)) {
        days++;
        assertThat(daily.due(due, zone)).isEqualTo(due);
        if (!nextWeekly.isAfter(due)) {
          assertThat(due).as("a weekly digest is one of the days'").isEqualTo(nextWeekly);
          weeks++;
          nextWeekly = weekly.due(due.plusMillis(1), zone);
        }
      }
      assertThat(days).as(zone + " " + time).isEqualTo(365);
      assertThat(weeks).as(zone + " " + time).isEqualTo(52);
    }
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
    "weekly on sunday at 02:30, 2026-03-23T12:00:00Z, 2026-03-29T01:30:00Z",
    "weekly on sunday at 02:30, 2026-10-25T00:30:01Z, 2026-11-01T01:30:00Z",
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
