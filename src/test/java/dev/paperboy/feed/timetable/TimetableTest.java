package dev.paperboy.feed.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
  private final Timetable eastern =
      new Timetable(ZoneId.of("America/New_York"), Duration.ofHours(2), Holidays::contains);

  @Test
  void anAnnouncementIsDueTwoHoursAfterMidnightInSummerAsInWinter() {
    assertThat(eastern.lastDue(Instant.parse("2026-06-16T05:59:59Z")))
        .isEqualTo("2026-06-15T04:00:00Z");
    assertThat(eastern.lastDue(Instant.parse("2026-06-16T06:00:00Z")))
        .isEqualTo("2026-06-16T04:00:00Z");
    assertThat(eastern.lastDue(Instant.parse("2026-01-13T06:59:59Z")))
        .isEqualTo("2026-01-12T05:00:00Z");
    assertThat(eastern.lastDue(Instant.parse("2026-01-13T07:00:00Z")))
        .isEqualTo("2026-01-13T05:00:00Z");
  }

  @Test
  void weekendsHaveNoAnnouncement() {
    assertThat(eastern.lastDue(Instant.parse("2026-06-14T12:00:00Z")))
        .isEqualTo("2026-06-12T04:00:00Z");
    assertThat(eastern.dayBefore(LocalDate.parse("2026-06-15"))).isEqualTo("2026-06-12");
  }

  @Test
  void theNextAnnouncementIsDueOnTheNextDayThatHasOne() {
    assertThat(eastern.nextDue(Instant.parse("2026-06-15T05:59:59Z")))
        .isEqualTo("2026-06-15T06:00:00Z");
    assertThat(eastern.nextDue(Instant.parse("2026-06-15T06:00:00Z")))
        .isEqualTo("2026-06-16T06:00:00Z");
    assertThat(eastern.nextDue(Instant.parse("2026-06-18T06:00:00Z")))
        .as("a holiday and a weekend later")
        .isEqualTo("2026-06-22T06:00:00Z");
    assertThat(eastern.dueAfter(Instant.parse("2026-06-15T04:00:00Z")))
        .isEqualTo("2026-06-16T06:00:00Z");
    assertThat(eastern.dueAfter(Instant.parse("2026-06-12T04:00:00Z")))
        .isEqualTo("2026-06-15T06:00:00Z");
  }

  @Test
  void weekendsAndHolidaysAreTheSources() {
    assertThat(eastern.isWeekend(Instant.parse("2026-06-15T03:59:59Z"))).isTrue();
    assertThat(eastern.isWeekend(Instant.parse("2026-06-15T04:00:00Z"))).isFalse();
    assertThat(eastern.isHoliday(Instant.parse("2026-06-19T12:00:00Z"))).isTrue();
    assertThat(eastern.isHoliday(Instant.parse("2026-06-20T12:00:00Z"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01", "2026-01-19", "2026-05-25", "2026-06-19", "2026-07-03", "2027-07-05",
        "2026-09-07", "2026-11-26", "2026-11-27", "2026-12-24", "2026-12-25", "2026-12-31"
      })
  void holidaysHaveNone(String day) {
    assertThat(Holidays.contains(LocalDate.parse(day))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-12", "2026-05-18", "2026-07-06", "2026-11-25", "2026-12-23"})
  void otherDaysHaveOne(String day) {
    assertThat(Holidays.contains(LocalDate.parse(day))).isFalse();
  }
}
