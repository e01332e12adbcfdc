package dev.paperboy.subscription;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How often a subscription posts. */
public sealed interface Cadence {

  /** The time of day of a digest for which none was asked. */
  LocalTime DEFAULT_TIME = LocalTime.of(9, 0);

  /** The first moment, not before {@code now}, at which a paper that is found now may be posted. */
  Instant due(Instant now, ZoneId zone);

  /** As it is typed in a command: {@code daily at 09:00}. */
  String typed();

  /** At once. */
  record Immediately() implements Cadence {
    @Override
    public Instant due(Instant now, ZoneId zone) {
      return now;
    }

    @Override
    public String typed() {
      return "instant";
    }
  }

  /** Once a day, together. */
  record Daily(LocalTime at) implements Cadence {
    @Override
    public Instant due(Instant now, ZoneId zone) {
      ZonedDateTime today = now.atZone(zone).toLocalDate().atTime(at).atZone(zone);
      return (today.toInstant().isBefore(now) ? nextDay(today) : today).toInstant();
    }

    private ZonedDateTime nextDay(ZonedDateTime today) {
      return today.toLocalDate().plusDays(1).atTime(at).atZone(today.getZone());
    }

    @Override
    public String typed() {
      return "daily at " + at;
    }
  }

  /** Once a week, together. */
  record Weekly(DayOfWeek day, LocalTime at) implements Cadence {
    @Override
    public Instant due(Instant now, ZoneId zone) {
      ZonedDateTime local = now.atZone(zone);
      ZonedDateTime coming =
          local.toLocalDate().with(TemporalAdjusters.nextOrSame(day)).atTime(at).atZone(zone);
      return coming.toInstant().isBefore(now)
          ? local
              .toLocalDate()
              .with(TemporalAdjusters.next(day))
              .atTime(at)
              .atZone(zone)
              .toInstant()
          : coming.toInstant();
    }

    @Override
    public String typed() {
      return "weekly on "
          + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT)
          + " at "
          + at;
    }
  }
}
