package dev.paperboy.feed.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Reads dates as feeds write them; those without a zone are in UTC. */
public final class Dates {

  private static final Instant EARLIEST = Instant.parse("1600-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /** How long a date without a time is: {@code 2026-06-15}. */
  private static final int DAY = 10;

  private Dates() {}

  /**
   * The moment that is written as ISO 8601 ({@code 2026-06-15}, {@code 2026-06-15T08:00:00Z}) or in
   * the manner of mail and RSS ({@code Mon, 15 Jun 2026 00:00:00 -0400}); empty for any other text,
   * and for years that no paper has.
   */
  public static Optional<Instant> read(String text) {
    String date = text.strip();
    if (date.isEmpty()) {
      return Optional.empty();
    }
    // A format that does not fit costs more than all else, so the likely one comes first.
    if (Character.isLetter(date.charAt(0))) {
      return offset(withoutDayName(date), RSS).filter(Dates::isPlausible);
    }
    if (date.length() == DAY) {
      return day(date).filter(Dates::isPlausible);
    }
    return offset(date, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
        .or(() -> local(date))
        .or(() -> offset(withoutDayName(date), RSS))
        .filter(Dates::isPlausible);
  }

  /** Whether papers may have such a date. */
  public static boolean isPlausible(Instant date) {
    return date.isAfter(EARLIEST) && date.isBefore(LATEST);
  }

  // The name of the day is passed over: feeds get it wrong, and then the whole date would be lost.
  private static String withoutDayName(String date) {
    return date.substring(date.indexOf(',') + 1).strip().replaceFirst("(?:GMT|UTC|Z)$", "+0000");
  }

  private static final DateTimeFormatter RSS =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

  private static Optional<Instant> offset(String date, DateTimeFormatter format) {
    try {
      return Optional.of(OffsetDateTime.parse(date, format).toInstant());
    } catch (DateTimeException otherwiseWritten) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> day(String date) {
    try {
      return Optional.of(LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException otherwiseWritten) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> local(String date) {
    try {
      return Optional.of(LocalDateTime.parse(date.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException otherwiseWritten) {
      return Optional.empty();
    }
  }
}
