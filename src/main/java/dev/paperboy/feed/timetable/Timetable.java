package dev.paperboy.feed.timetable;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * The announcement days of a source: Monday to Friday, except its holidays. An announcement is
 * expected some hours into its day.
 *
 * @param zone the zone whose midnight begins an announcement day
 * @param grace how long after that midnight the announcement is due
 * @param isHoliday whether a weekday has no announcement
 */
public record Timetable(ZoneId zone, Duration grace, Predicate<LocalDate> isHoliday) {

  /**
   * Returns the start of the newest announcement day whose announcement is due: a source is late if
   * nothing that it announced has this date or a later one.
   */
  public Instant lastDue(Instant now) {
    return start(lastDayBy(now.minus(grace)));
  }

  /** Returns the first instant after this one at which an announcement is due. */
  public Instant nextDue(Instant moment) {
    LocalDate day = moment.minus(grace).atZone(zone).toLocalDate().plusDays(1);
    while (!isAnnouncementDay(day)) {
      day = day.plusDays(1);
    }
    return start(day).plus(grace);
  }

  /** Returns when the announcement after the one of this date was due. */
  public Instant dueAfter(Instant announced) {
    return nextDue(announced.plus(grace));
  }

  /** Returns whether it is Saturday or Sunday at the source. */
  public boolean isWeekend(Instant moment) {
    return isWeekend(moment.atZone(zone).toLocalDate());
  }

  /** Returns whether it is a weekday without an announcement at the source. */
  public boolean isHoliday(Instant moment) {
    return !isWeekend(moment) && isHoliday.test(moment.atZone(zone).toLocalDate());
  }

  /** Returns the newest announcement day that had begun at this instant. */
  public LocalDate lastDayBy(Instant moment) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    while (!isAnnouncementDay(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** Returns the newest announcement day before this day. */
  public LocalDate dayBefore(LocalDate day) {
    return lastDayBy(start(day.minusDays(1)));
  }

  /** Returns the instant at which this day begins. */
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
