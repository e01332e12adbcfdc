package dev.paperboy.command.cadence;

import dev.paperboy.command.Command.Call;
import dev.paperboy.command.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses end times: a future day, {@code 2026-12-24}, or a duration, {@code 3d}. */
public final class EndTime {
  private static final int LATEST_YEAR = 9999;
  private static final Pattern SPAN = Pattern.compile("(\\d{1,3})\\s*(h|hours?|d|days?|w|weeks?)");

  private EndTime() {}

  /** Returns the reply to an invalid end time. */
  public static Reply unclear() {
    return Reply.quietly(
        "Until when? Write a date in the future, `until 2026-12-24`, or a duration, `for 3d`.");
  }

  /**
   * Parses a time, with or without {@code until} or {@code for}; empty if it is invalid or past.
   */
  public static Optional<Instant> read(String typed, Call call, Instant now) {
    String text = typed.toLowerCase(Locale.ROOT).replaceFirst("^(until|for)\\s+", "").strip();
    return end(text, call.channel().rules().zone(), now).filter(end -> end.isAfter(now));
  }

  private static Optional<Instant> end(String text, ZoneId zone, Instant now) {
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      return Optional.of(now.plus(unit(span.group(2)).multipliedBy(Long.parseLong(span.group(1)))));
    }
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() > LATEST_YEAR
          ? Optional.empty()
          : Optional.of(day.atStartOfDay(zone).toInstant());
    } catch (DateTimeException notDate) {
      return Optional.empty();
    }
  }

  private static Duration unit(String name) {
    return switch (name.charAt(0)) {
      case 'h' -> Duration.ofHours(1);
      case 'w' -> Duration.ofDays(7);
      default -> Duration.ofDays(1);
    };
  }
}
