package dev.paperboy.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How papers that people asked for afterwards are spread: an hour takes as many as a poll, and a
 * day at most half of what it may have, so that there is room for what is new.
 *
 * @param rules of the channel
 */
public record ReleaseSchedule(Rules rules) {
  /** How long after some of them the next may follow. */
  public static final Duration REST = Duration.ofHours(1);

  /** How many are posted within an hour at most. */
  public int anHour() {
    return Math.min(rules.cap(), aDay());
  }

  /** How many are posted in a day of the channel at most. */
  public int aDay() {
    return Math.max(1, rules.daily() / 2);
  }

  /** When it goes on for a channel whose day is full: next morning. */
  public Instant nextDay(Instant now) {
    LocalDate tomorrow = now.atZone(rules.zone()).toLocalDate().plusDays(1);
    return rules.firstAllowed(
        tomorrow.atTime(Cadence.DEFAULT_TIME).atZone(rules.zone()).toInstant());
  }

  /**
   * About when the last of this many papers is posted, if they start now and nothing new arrives.
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
