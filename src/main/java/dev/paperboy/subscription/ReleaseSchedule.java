package dev.paperboy.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Schedules papers that people requested afterwards: per hour, as many as a poll may post, and per
 * day at most half of the daily cap, so that new papers still fit.
 *
 * @param rules the channel's rules
 */
public record ReleaseSchedule(Rules rules) {
  /** The interval between batches. */
  public static final Duration REST = Duration.ofHours(1);

  /** Returns the maximum number of papers per hour. */
  public int anHour() {
    return Math.min(rules.cap(), aDay());
  }

  /** Returns the maximum number of papers per day of the channel. */
  public int aDay() {
    return Math.max(1, rules.daily() / 2);
  }

  /** Returns when posting continues once the day's limit is reached: the next morning. */
  public Instant nextDay(Instant now) {
    LocalDate tomorrow = now.atZone(rules.zone()).toLocalDate().plusDays(1);
    return rules.firstAllowed(
        tomorrow.atTime(Cadence.DEFAULT_TIME).atZone(rules.zone()).toInstant());
  }

  /**
   * Returns the approximate time at which the last of this many papers is posted, starting now, if
   * nothing new arrives.
   */
  public Instant end(Instant now, long papers) {
    Instant at = rules.firstAllowed(now);
    int room = aDay();
    for (long left = papers - Math.min(anHour(), room);
        left > 0;
        left -= Math.min(anHour(), room)) {
      room -= anHour();
      Instant next = rules.firstAllowed(at.plus(REST));
      boolean sameDay = next.isBefore(rules.endOfDay(at));
      if (room <= 0 || !sameDay) {
        next = room <= 0 ? nextDay(at) : next;
        room = aDay();
      }
      at = next;
    }
    return at;
  }
}
