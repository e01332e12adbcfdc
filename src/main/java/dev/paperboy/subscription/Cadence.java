package dev.paperboy.subscription;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How often a subscription posts. */
public sealed interface Cadence {

  /** The time of day of a digest if none is given. */
  LocalTime DEFAULT_TIME = LocalTime.of(9, 0);

  /** The digest of papers that no digest was asked for. */
  Cadence USUAL = new Daily(DEFAULT_TIME);

  /** The text form of a cadence. */
  Pattern TYPED =
      Pattern.compile(
          "(instant|daily|weekly)"
              + "(?:\\s+on\\s+((?:mon|tues|wednes|thurs|fri|satur|sun)day))?"
              + "(?:\\s+at\\s+(\\d{2}:\\d{2}))?");

  /**
   * Returns the earliest instant, not before {@code now}, at which a paper found now may be posted.
   */
  Instant due(Instant now, ZoneId zone);

  /** Returns the text form, as typed in a command: {@code daily at 09:00}. */
  String typed();

  /**
   * Parses the text form; the time and the day may be omitted.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Cadence read(String typed) {
    Matcher matcher = TYPED.matcher(typed.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "`" + typed + "` is not a cadence; write instant, daily at 09:00, or weekly on monday");
    }
    try {
      String hours = matcher.group(3);
      LocalTime at = hours == null ? DEFAULT_TIME : LocalTime.parse(hours);
      String day = matcher.group(2) == null ? "MONDAY" : matcher.group(2).toUpperCase(Locale.ROOT);
      return switch (matcher.group(1)) {
        case "instant" -> new Immediately();
        case "daily" -> new Daily(at);
        default -> new Weekly(DayOfWeek.valueOf(day), at);
      };
    } catch (DateTimeException notATime) {
      throw new IllegalArgumentException("`" + typed + "` has no time like 09:00", notATime);
    }
  }

  /**
   * Returns the earliest of these daily instants that is not before {@code now}. Each day has
   * exactly one: a time in a gap of the time zone is moved forward by the length of the gap, and
   * for a time that occurs twice the first one counts.
   */
  private static Instant first(
      Instant now, ZoneId zone, LocalTime at, Predicate<LocalDate> isMeant) {
    // A time in a gap shortly before midnight moves to the next day.
    LocalDate yesterday = now.atZone(zone).toLocalDate().minusDays(1);
    return Stream.iterate(yesterday, day -> day.plusDays(1))
        .filter(isMeant)
        .map(day -> day.atTime(at).atZone(zone).toInstant())
        .filter(moment -> !moment.isBefore(now))
        .findFirst()
        .orElseThrow();
  }

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

  /** Once a day, as a digest. */
  record Daily(LocalTime at) implements Cadence {
    @Override
    public Instant due(Instant now, ZoneId zone) {
      return first(now, zone, at, day -> true);
    }

    @Override
    public String typed() {
      return "daily at " + at;
    }
  }

  /** Once a week, as a digest. */
  record Weekly(DayOfWeek day, LocalTime at) implements Cadence {
    @Override
    public Instant due(Instant now, ZoneId zone) {
      return first(now, zone, at, date -> date.getDayOfWeek() == day);
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
