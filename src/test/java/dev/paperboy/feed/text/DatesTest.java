package dev.paperboy.feed.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-27 | 2026-11-27T00:00:00Z",
        "2026-11-27T08:15:00Z | 2026-11-27T08:15:00Z",
        "2026-11-27T08:15:00.123Z | 2026-11-27T08:15:00.123Z",
        "2026-11-27 08:15:00.123456+00:00 | 2026-11-27T08:15:00.123456Z",
        "2026-11-27T08:15Z | 2026-11-27T08:15:00Z",
        "2026-11-27T08:15:9Z | 2026-11-27T08:15:09Z",
        "2026-11-27t08:15z | 2026-11-27T08:15:00Z",
        "2026-11-27T08:15:00+0000 | 2026-11-27T08:15:00Z",
        "2026-11-27T08:15:00+05:30 | 2026-11-27T02:45:00Z",
        "2026-11-27T08:15:00,5-04 | 2026-11-27T12:15:00.5Z",
        "2026-11-27T08:15:00+01:00[Europe/Paris] | 2026-11-27T07:15:00Z",
        "2026-11-27 08:15 Europe/Paris | 2026-11-27T07:15:00Z",
        "2026-11-27 08:15:00 UTC | 2026-11-27T08:15:00Z",
        "2026-11-27T08:15:00 | 2026-11-27T08:15:00Z",
        "2026-11-27Z | 2026-11-27T00:00:00Z",
        "2026-11-27+01:00 | 2026-11-26T23:00:00Z",
        "20261127T081500Z | 2026-11-27T08:15:00Z",
        "20261127081500 | 2026-11-27T08:15:00Z",
        "202611270815 | 2026-11-27T08:15:00Z",
        "20261127 | 2026-11-27T00:00:00Z",
        "2026/11/27 | 2026-11-27T00:00:00Z",
        "2026/1/5 08:15 | 2026-01-05T08:15:00Z",
        "2026.11.27 | 2026-11-27T00:00:00Z",
        "2026-11 | 2026-11-01T00:00:00Z",
        "2026 | 2026-01-01T00:00:00Z",
        "2026-W48-5 | 2026-11-27T00:00:00Z",
        "2026-W48 | 2026-11-23T00:00:00Z",
        "2026-331 | 2026-11-27T00:00:00Z",
        "27.11.2026 | 2026-11-27T00:00:00Z",
        "05.11.2026 08:15 | 2026-11-05T08:15:00Z",
        "27/11/2026 | 2026-11-27T00:00:00Z",
        "11/27/2026 | 2026-11-27T00:00:00Z",
        "11/11/2026 | 2026-11-11T00:00:00Z",
      })
  void numbersAreRead(String written, Instant moment) {
    assertThat(Dates.read(written)).contains(moment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1795680900 | 2026-11-26T08:15:00Z",
        "1795680900.25 | 2026-11-26T08:15:00.25Z",
        "1795680900123 | 2026-11-26T08:15:00.123Z",
        "1795680900123456 | 2026-11-26T08:15:00.123456Z",
        "946684800000 | 2000-01-01T00:00:00Z",
        "946684800 | 2000-01-01T00:00:00Z",
      })
  void theTimeSince1970IsRead(String written, Instant moment) {
    assertThat(Dates.read(written)).contains(moment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 27 Nov 2026 08:15:00 GMT | 2026-11-27T08:15:00Z",
        "Mon, 27 Nov 2026 08:15:00 -0400 | 2026-11-27T12:15:00Z",
        "Fri, 27 Nov 26 08:15 EST | 2026-11-27T13:15:00Z",
        "Fri, 27 Nov 2026 08:15 PDT | 2026-11-27T15:15:00Z",
        "27 nov 2026 08:15:00 UT | 2026-11-27T08:15:00Z",
        "27 NOV 2026 08:15:00 Z | 2026-11-27T08:15:00Z",
        "27 Nov 1994 08:15:00 A | 1994-11-27T08:15:00Z",
        "27 Nov 94 | 1994-11-27T00:00:00Z",
        "Thursday, 27-Nov-26 08:15:00 GMT | 2026-11-27T08:15:00Z",
        "Fri Nov 27 08:15:00 2026 | 2026-11-27T08:15:00Z",
        "Fri Nov 27 08:15:00 CET 2026 | 2026-11-27T07:15:00Z",
        "Fri Nov 27 2026 08:15:00 GMT+0200 (CEST) | 2026-11-27T06:15:00Z",
        "Fri, 27 Nov 2026 08:15:00 +0100 (MEZ) | 2026-11-27T07:15:00Z",
        "Fri, 27 Nov 2026 08:15:00 -0400 EDT | 2026-11-27T12:15:00Z",
        "27 Sept 2026 | 2026-09-27T00:00:00Z",
        "Sept. 27, 2026 | 2026-09-27T00:00:00Z",
        "September 27th, 2026 | 2026-09-27T00:00:00Z",
        "2026 Nov 27 | 2026-11-27T00:00:00Z",
        "27-Nov-2026 | 2026-11-27T00:00:00Z",
        "November 2026 | 2026-11-01T00:00:00Z",
        "Nov 27, 2026 8:15 PM | 2026-11-27T20:15:00Z",
        "November 27, 2026 at 12:15 a.m. EST | 2026-11-27T05:15:00Z",
        "27. März 2026 | 2026-03-27T00:00:00Z",
        "Freitag, 27. November 2026 08:15 MEZ | 2026-11-27T07:15:00Z",
        "27 février 2026 | 2026-02-27T00:00:00Z",
        "27 de noviembre de 2026 | 2026-11-27T00:00:00Z",
        "27 ago 2026 | 2026-08-27T00:00:00Z",
      })
  void monthsByNameAreRead(String written, Instant moment) {
    assertThat(Dates.read(written)).contains(moment);
  }

  @Test
  void theEndOfADayAndALeapSecondAreTheMomentThatFollows() {
    assertThat(Dates.read("2026-11-27T24:00:00Z")).contains(Instant.parse("2026-11-28T00:00:00Z"));
    assertThat(Dates.read("Sat, 31 Dec 2016 23:59:60 GMT"))
        .contains(Instant.parse("2017-01-01T00:00:00Z"));
    assertThat(Dates.read("2026-11-27T24:01:00Z")).isEmpty();
  }

  @Test
  void aDayWithoutAYearIsTheLastOneOfThatName() {
    assertThat(Dates.read("27 Sept", NOW)).contains(Instant.parse("2026-09-27T00:00:00Z"));
    assertThat(Dates.read("Dec. 3", NOW)).contains(Instant.parse("2025-12-03T00:00:00Z"));
    assertThat(Dates.read("29 Nov 08:15", NOW)).contains(Instant.parse("2026-11-29T08:15:00Z"));
    assertThat(Dates.read("27 Sept")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "yesterday",
        "03/04/2026",
        "3-4-2026",
        "2026-13-01",
        "2026-02-30",
        "31 Nov 2026",
        "2026-11-27T25:00:00Z",
        "2026-11-27T08:61:00Z",
        "2026-11-27 08:15 IST",
        "2026-11-27T08:15:00+99:00",
        "27 Blurb 2026",
        "Volume 27, November 2026",
        "27 Nov 2026 2027",
        "Mar 3 Nov 2026",
        "2026-11-27-28",
        "0",
        "12",
        "99999999",
        "1e9",
        "9999999999999",
        "-1795680900",
        "1234-05-06",
        "3000-01-01",
        "\u0301",
        "27 \u0301 Nov 2026",
        "Nov\u20DD. \u0489 27"
      })
  void whatIsNoDateOrMayBeTwoIsNotGuessedAt(String written) {
    assertThat(Dates.read(written, NOW)).isEmpty();
  }

  @Test
  void longTextsAreNoDates() {
    Stream.of(
            "2026-11-27" + " ".repeat(10_000) + "x", "9".repeat(1_000_000), "27 Nov ".repeat(9_000))
        .forEach(text -> assertThat(Dates.read(text, NOW)).isEmpty());
  }
}
