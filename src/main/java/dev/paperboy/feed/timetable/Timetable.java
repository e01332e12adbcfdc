package dev.paperboy.feed.timetable;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * The announcement days of a source: Monday to Friday, without its holidays. What carries a day's
 * date is expected some hours into that day.
 *
 * @param zone whose midnight begins an announcement day
 * @param grace how long after that midnight the announcement should be there
 * @param isHoliday whether a weekday has no announcement
 */
public record Timetable(ZoneId zone, Duration grace, Predicate<LocalDate> isHoliday) {

  /**
   * The beginning of the newest announcement day whose announcement should be there by now: a
   * source is late when nothing that it announced has this date or a later one.
   */
  public Instant lastDue(Instant now) {
    return start(lastDayBy(now.minus(grace)));
  }

  /** The first moment after this one at which an announcement should be there. */
  public Instant nextDue(Instant moment) {
    LocalDate day = moment.minus(grace).atZone(zone).toLocalDate().plusDays(1);
    while (!isAnnouncementDay(day)) {
      day = day.plusDays(1);
    }
    return start(day).plus(grace);
  }

  /** When the announcement was due that follows one of this date. */
  public Instant dueAfter(Instant announced) {
    return nextDue(announced.plus(grace));
  }

  /** Whether it is Saturday or Sunday at the source. */
  public boolean isWeekend(Instant moment) {
    return isWeekend(moment.atZone(zone).toLocalDate());
  }

  /** Whether it is a weekday without an announcement at the source. */
  public boolean isHoliday(Instant moment) {
    return !isWeekend(moment) && isHoliday.test(moment.atZone(zone).toLocalDate());
  }

  /** The newest announcement day that had begun at this moment. */
  public LocalDate lastDayBy(Instant moment) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    while (!isAnnouncementDay(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** The newest announcement day before this day. */
  public LocalDate dayBefore(LocalDate day) {
    return lastDayBy(start(day.minusDays(1)));
  }

  /** The moment at which this day begins. */
  public Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private boolean isAnnouncementDay(LocalDate day) {
    return !isWeekend(day) && !isHoliday.test(day);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
