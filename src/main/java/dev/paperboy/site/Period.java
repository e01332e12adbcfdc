package dev.paperboy.site;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A day, an ISO week or a month, in UTC.
 *
 * @param kind which of them
 * @param first its first day
 */
public record Period(Kind kind, LocalDate first) {

  /** The lengths of periods. */
  public enum Kind {
    DAY,
    WEEK,
    MONTH
  }

  /** Nothing is older than the first preprint server. */
  private static final int FIRST_YEAR = 1991;

  private static final int LAST_YEAR = 9998;
  private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-?[Ww](\\d{1,2})");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
  private static final DateTimeFormatter LONG_DAY = english("EEEE, d MMMM uuuu");
  private static final DateTimeFormatter SHORT_DAY = english("EEE d MMM");
  private static final DateTimeFormatter DAY_IN_YEAR = english("d MMMM uuuu");
  private static final DateTimeFormatter DAY_IN_MONTH = english("d MMMM");
  private static final DateTimeFormatter LONG_MONTH = english("MMMM uuuu");

  private static DateTimeFormatter english(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  static Period day(LocalDate day) {
    return new Period(Kind.DAY, day);
  }

  static Period week(LocalDate day) {
    return new Period(Kind.WEEK, day.with(DayOfWeek.MONDAY));
  }

  static Period month(LocalDate day) {
    return new Period(Kind.MONTH, day.withDayOfMonth(1));
  }

  /** Returns the day of this instant. */
  static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Returns whether a text looks like a day, valid or not. */
  static boolean isLikeDay(String text) {
    return DAY.matcher(text).matches();
  }

  /**
   * Returns the period that a text names, or if there is none the valid one that is nearest to it;
   * empty if the text names none.
   */
  public static Optional<Period> nearest(Kind kind, String text) {
    Matcher matcher =
        switch (kind) {
          case DAY -> DAY.matcher(text);
          case WEEK -> WEEK.matcher(text);
          case MONTH -> MONTH.matcher(text);
        };
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int year = between(FIRST_YEAR, Integer.parseInt(matcher.group(1)), LAST_YEAR);
    int second = Integer.parseInt(matcher.group(2));
    return Optional.of(
        switch (kind) {
          case DAY -> {
            LocalDate month = LocalDate.of(year, between(1, second, 12), 1);
            int day = between(1, Integer.parseInt(matcher.group(3)), month.lengthOfMonth());
            yield day(month.withDayOfMonth(day));
          }
          case WEEK -> {
            // The fourth of January is always in the first week.
            LocalDate fourth = LocalDate.of(year, 1, 4);
            long weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(fourth).getMaximum();
            yield week(fourth.plusWeeks(between(1, second, (int) weeks) - 1L));
          }
          case MONTH -> month(LocalDate.of(year, between(1, second, 12), 1));
        });
  }

  private static int between(int least, int value, int most) {
    return Math.max(least, Math.min(value, most));
  }

  /** Returns its name in addresses: {@code 2026-03-12}, {@code 2026-W11} or {@code 2026-03}. */
  public String name() {
    return switch (kind) {
      case DAY -> first.toString();
      case WEEK ->
          "%04d-W%02d"
              .formatted(
                  first.get(IsoFields.WEEK_BASED_YEAR),
                  first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> first.toString().substring(0, 7);
    };
  }

  /** Returns the path of its page. */
  public String path() {
    return switch (kind) {
      case DAY -> "/papers/" + name();
      case WEEK -> "/papers/week/" + name();
      case MONTH -> "/papers/month/" + name();
    };
  }

  /** Returns the first day after it. */
  LocalDate end() {
    return switch (kind) {
      case DAY -> first.plusDays(1);
      case WEEK -> first.plusWeeks(1);
      case MONTH -> first.plusMonths(1);
    };
  }

  /** Returns its first instant. */
  public Instant from() {
    return first.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Returns the first instant after it. */
  public Instant until() {
    return end().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Returns the period of the same length that contains this instant. */
  Period around(Instant instant) {
    LocalDate day = dayOf(instant);
    return switch (kind) {
      case DAY -> day(day);
      case WEEK -> week(day);
      case MONTH -> month(day);
    };
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && day.isBefore(end());
  }

  /** Returns its days up to this one. */
  Stream<LocalDate> daysUntil(LocalDate last) {
    return first.datesUntil(end()).filter(day -> !day.isAfter(last));
  }

  /** Returns {@code Thursday, 12 March 2026}, {@code 9–15 March 2026} or {@code March 2026}. */
  public String title() {
    return switch (kind) {
      case DAY -> LONG_DAY.format(first);
      case WEEK -> {
        LocalDate last = end().minusDays(1);
        String begin =
            first.getYear() != last.getYear()
                ? DAY_IN_YEAR.format(first) + " – "
                : first.getMonth() != last.getMonth()
                    ? DAY_IN_MONTH.format(first) + " – "
                    : first.getDayOfMonth() + "–";
        yield begin + DAY_IN_YEAR.format(last);
      }
      case MONTH -> LONG_MONTH.format(first);
    };
  }

  /** Returns a short name for links: {@code Thu 12 Mar}, {@code Week 11}, {@code March 2026}. */
  String shortTitle() {
    return switch (kind) {
      case DAY -> SHORT_DAY.format(first);
      case WEEK -> "Week " + first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case MONTH -> LONG_MONTH.format(first);
    };
  }

  /** Returns {@code on this day}, {@code in this week} or {@code in this month}. */
  String inWords() {
    return switch (kind) {
      case DAY -> "on this day";
      case WEEK -> "in this week";
      case MONTH -> "in this month";
    };
  }

  /** Returns the section of the site that it belongs to. */
  String section() {
    return switch (kind) {
      case DAY -> "today";
      case WEEK -> "week";
      case MONTH -> "month";
    };
  }

  /** Returns {@code 12 March 2026}. */
  static String written(LocalDate day) {
    return DAY_IN_YEAR.format(day);
  }
}
