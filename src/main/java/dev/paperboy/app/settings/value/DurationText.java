package dev.paperboy.app.settings.value;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 15m}, {@code 1h}, {@code 1h30m}, {@code 2y} (of 365 days),
 * {@code PT15M}.
 */
public final class DurationText {

  private static final long DAYS_OF_A_YEAR = 365;

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:(\\d{1,6})y)?(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?");

  private DurationText() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException if it is none, with how to write one
   */
  public static Duration parse(String text) {
    String compact = text.replace(" ", "").toLowerCase(Locale.ROOT);
    if (compact.matches("[0-9]+")) {
      throw new IllegalArgumentException(
          "the unit is missing; write %1$ss, %1$sm, %1$sh or %1$sd".formatted(compact));
    }
    Matcher matcher = SHAPE.matcher(compact);
    if (!compact.isEmpty() && matcher.matches()) {
      return Duration.ofDays(DAYS_OF_A_YEAR * number(matcher, 1))
          .plusDays(number(matcher, 2))
          .plusHours(number(matcher, 3))
          .plusMinutes(number(matcher, 4))
          .plusSeconds(number(matcher, 5));
    }
    return iso(compact);
  }

  private static long number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static Duration iso(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("it must be a time like 30s, 15m, 1h or 1d", e);
    }
  }
}
