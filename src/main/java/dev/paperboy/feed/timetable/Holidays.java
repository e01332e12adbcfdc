package dev.paperboy.feed.timetable;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/**
 * The days on which a source without announcements is quiet, not late. Approximate: arXiv publishes
 * its list of days without announcement each year (info.arxiv.org, "Announcement schedule"), and
 * this computes the usual ones. An extra day only delays the detection of lateness by a day.
 */
public final class Holidays {

  private static final Set<MonthDay> END_OF_YEAR =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(12, 24),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26),
          MonthDay.of(12, 31));

  private Holidays() {}

  /**
   * Returns whether it is one of the days at the end of the year, or a holiday in the United
   * States.
   */
  public static boolean contains(LocalDate day) {
    return END_OF_YEAR.contains(MonthDay.from(day)) || isAmerican(day);
  }

  private static boolean isAmerican(LocalDate day) {
    LocalDate thanksgiving =
        inMonth(day, Month.NOVEMBER).with(dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
    return isMonday(day, Month.JANUARY, 3)
        || day.equals(inMonth(day, Month.MAY).with(lastInMonth(DayOfWeek.MONDAY)))
        || isObserved(day, MonthDay.of(6, 19))
        || isObserved(day, MonthDay.of(7, 4))
        || isMonday(day, Month.SEPTEMBER, 1)
        || day.equals(thanksgiving)
        || day.equals(thanksgiving.plusDays(1));
  }

  private static LocalDate inMonth(LocalDate day, Month month) {
    return LocalDate.of(day.getYear(), month, 1);
  }

  private static boolean isMonday(LocalDate day, Month month, int ordinal) {
    return day.equals(inMonth(day, month).with(dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY)));
  }

  /**
   * A holiday on a Saturday is observed on the Friday before, one on a Sunday on the Monday after.
   */
  private static boolean isObserved(LocalDate day, MonthDay holiday) {
    LocalDate date = holiday.atYear(day.getYear());
    return switch (date.getDayOfWeek()) {
      case SATURDAY -> day.equals(date.minusDays(1));
      case SUNDAY -> day.equals(date.plusDays(1));
      default -> day.equals(date);
    };
  }
}
