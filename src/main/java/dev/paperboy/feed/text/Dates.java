package dev.paperboy.feed.text;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses dates as feeds write them: ISO 8601 and similar formats, the format of mail and RSS with
 * its obsolete zones, month names, seconds or milliseconds since 1970. A date without a zone is in
 * UTC; one without a time is the start of its day, week, month or year. Ambiguous dates ({@code
 * 03/04/2026}) and unknown zones are rejected.
 */
public final class Dates {

  private static final Instant EARLIEST = Instant.parse("1600-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int LONGEST = 100;

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<![\\d:])(\\d{1,2}):(\\d\\d)(?::(\\d{1,2})(?:[.,](\\d{1,20}))?)?"
              + "(?:\\s?([AaPp])\\.?[Mm]\\b\\.?)?");
  private static final Pattern COMPACT =
      Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)[Tt]?(\\d\\d)(\\d\\d)(\\d\\d)?(\\D.*)?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})(?:([-/.])(\\d{1,2})(?:\\2(\\d{1,2}))?)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})");
  private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d\\d(?:-\\d)?");
  private static final Pattern ORDINAL = Pattern.compile("\\d{4}-\\d{3}");
  private static final Pattern DAY_AND_ZONE =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)([Zz]|[+-]\\d\\d:\\d\\d)");
  private static final Pattern EPOCH = Pattern.compile("(\\d{9,16})(?:\\.\\d{1,9})?");

  private Dates() {}

  /**
   * Returns the instant of a text; empty if it is not a date, or its year is implausible for a
   * paper.
   */
  public static Optional<Instant> read(String text) {
    return read(text, Optional.empty());
  }

  /** Returns the same, where a day without a year ({@code 27 Sept}) is the most recent one. */
  public static Optional<Instant> read(String text, Instant now) {
    return read(text, Optional.of(LocalDate.ofInstant(now, ZoneOffset.UTC)));
  }

  private static Optional<Instant> read(String text, Optional<LocalDate> today) {
    String date = text.strip();
    if (date.isEmpty() || date.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return moment(date, today).filter(Dates::isPlausible);
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** Returns whether the date is plausible for a paper. */
  public static boolean isPlausible(Instant date) {
    return date.isAfter(EARLIEST) && date.isBefore(LATEST);
  }

  private static Optional<Instant> moment(String date, Optional<LocalDate> today) {
    Matcher compact = COMPACT.matcher(date);
    if (compact.matches() && isCalendar(compact)) {
      String second = compact.group(6) == null ? "" : ":" + compact.group(6);
      String zone = compact.group(7) == null ? "" : compact.group(7);
      String day = compact.group(1) + "-" + compact.group(2) + "-" + compact.group(3);
      return moment(day + "T" + compact.group(4) + ":" + compact.group(5) + second + zone, today);
    }
    Matcher epoch = EPOCH.matcher(date);
    if (epoch.matches()) {
      return sinceEpoch(new BigDecimal(date), epoch.group(1).length());
    }
    Matcher zoned = DAY_AND_ZONE.matcher(date);
    if (zoned.matches()) {
      return at(LocalDate.parse(zoned.group(1)).atStartOfDay(), zoned.group(2));
    }
    Matcher clock = CLOCK.matcher(date);
    if (!clock.find()) {
      return day(date, today).map(found -> found.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    ZonedRest rest = ZonedRest.of(date.substring(clock.end()));
    String day = date.substring(0, clock.start()) + " " + rest.others();
    return day(day, today).flatMap(found -> at(atTime(found, clock), rest.zone()));
  }

  /** Excludes milliseconds that merely have as many digits. */
  private static boolean isCalendar(Matcher compact) {
    int year = Integer.parseInt(compact.group(1));
    int month = Integer.parseInt(compact.group(2));
    return year >= 1900 && year < 2200 && month >= 1 && month <= 12;
  }

  /** Nine or ten digits are seconds, up to thirteen milliseconds, up to sixteen microseconds. */
  private static Optional<Instant> sinceEpoch(BigDecimal time, int digits) {
    BigDecimal seconds = time.movePointLeft(digits <= 10 ? 0 : digits <= 13 ? 3 : 6);
    long nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue();
    return Optional.of(Instant.ofEpochSecond(seconds.longValue(), nanos));
  }

  private static LocalDateTime atTime(LocalDate day, Matcher clock) {
    int hour = Integer.parseInt(clock.group(1));
    int minute = Integer.parseInt(clock.group(2));
    int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
    if (clock.group(5) != null) {
      hour = hour % 12 + (clock.group(5).equalsIgnoreCase("p") ? 12 : 0);
    }
    String fraction = clock.group(4) == null ? "0" : "0." + clock.group(4);
    int nanos = new BigDecimal(fraction).movePointRight(9).intValue();
    // 24:00 is the end of a day and :60 a leap second: both mean the following instant.
    boolean endOfDay = hour == 24 && minute == 0 && second == 0;
    boolean leap = second == 60;
    return LocalTime.of(endOfDay ? 0 : hour, minute, leap ? 59 : second, nanos)
        .atDate(endOfDay ? day.plusDays(1) : day)
        .plusSeconds(leap ? 1 : 0);
  }

  private static Optional<Instant> at(LocalDateTime local, String zone) {
    return ZoneNames.offset(zone, local).map(local::toInstant);
  }

  private static Optional<LocalDate> day(String text, Optional<LocalDate> today) {
    String day = text.strip().replaceFirst("(?:,|(?<=\\d)[Tt])$", "");
    Matcher yearFirst = YEAR_FIRST.matcher(day);
    if (yearFirst.matches()) {
      return Optional.of(
          LocalDate.of(number(yearFirst, 1), number(yearFirst, 3), number(yearFirst, 4)));
    }
    Matcher yearLast = YEAR_LAST.matcher(day);
    if (yearLast.matches()) {
      return yearLast(yearLast);
    }
    if (WEEK.matcher(day).matches()) {
      String whole = day.length() > "2026-W48".length() ? day : day + "-1";
      return Optional.of(LocalDate.parse(whole, DateTimeFormatter.ISO_WEEK_DATE));
    }
    if (ORDINAL.matcher(day).matches()) {
      return Optional.of(LocalDate.parse(day, DateTimeFormatter.ISO_ORDINAL_DATE));
    }
    if (day.matches("\\d{8}")) {
      return Optional.of(LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE));
    }
    return NamedMonths.day(day, today);
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 1 : Integer.parseInt(matcher.group(group));
  }

  /** With dots the day comes first; otherwise it must be unambiguous which one is the month. */
  private static Optional<LocalDate> yearLast(Matcher matcher) {
    int first = number(matcher, 1);
    int second = number(matcher, 3);
    int year = number(matcher, 4);
    if (matcher.group(2).equals(".") || first > 12 || first == second) {
      return Optional.of(LocalDate.of(year, second, first));
    }
    return second > 12 ? Optional.of(LocalDate.of(year, first, second)) : Optional.empty();
  }

  /** Parses what follows the time: a zone, and optionally the year. */
  private record ZonedRest(String zone, String others) {
    private static final Pattern ZONE =
        Pattern.compile(
            "\\s*((?:[A-Za-z]{1,5}(?![A-Za-z/_]))?\\s?[+-]\\d{1,2}:?\\d{0,2}(?::?\\d\\d)?"
                + "|\\[?[A-Za-z]+(?:/[A-Za-z_]+)+\\]?|[A-Za-z]{1,5}(?![A-Za-z]))"
                + "(?:\\s*(?:\\([^)]*\\)|\\[[^\\]]*\\]|[A-Z]{2,5}$))?");

    static ZonedRest of(String rest) {
      Matcher zone = ZONE.matcher(rest);
      return zone.lookingAt()
          ? new ZonedRest(zone.group(1), rest.substring(zone.end()))
          : new ZonedRest("", rest);
    }
  }
}
