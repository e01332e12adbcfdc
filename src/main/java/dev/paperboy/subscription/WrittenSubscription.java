package dev.paperboy.subscription;

import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a subscription, as keys and values, used by files and by the history of changes.
 * Default values are omitted.
 */
public final class WrittenSubscription {

  /** All keys, in the order in which they are written. */
  public static final List<String> KEYS =
      List.of("query", "cadence", "max", "instant", "updates", "paused", "until");

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;

  private WrittenSubscription() {}

  /** Returns the text form. */
  public static Map<String, String> of(Wish wish, @Nullable Pause pause) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("query", wish.query());
    fields.put("cadence", wish.cadence().typed());
    if (wish.max() > 0) {
      fields.put("max", String.valueOf(wish.max()));
    }
    if (!wish.exception().isEmpty()) {
      fields.put("instant", wish.exception());
    }
    if (wish.updates()) {
      fields.put("updates", "true");
    }
    if (pause != null) {
      fields.put("paused", pause.reason());
      if (pause.until() != null) {
        fields.put("until", pause.until().toString());
      }
    }
    return fields;
  }

  /**
   * Parses a request.
   *
   * @throws IllegalArgumentException if a value is invalid; the message says why
   */
  public static Wish wish(Map<String, String> fields) {
    String query = fields.getOrDefault("query", "");
    if (query.isBlank()) {
      throw new IllegalArgumentException("has no `query`");
    }
    return new Wish(
        query,
        Cadence.read(fields.getOrDefault("cadence", "instant")),
        number(fields.getOrDefault("max", "0")),
        fields.getOrDefault("instant", ""),
        updates(fields.getOrDefault("updates", "false")));
  }

  private static boolean updates(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("`updates` is neither true nor false");
    }
    return text.equals("true");
  }

  private static int number(String text) {
    if (!text.matches("-?\\d{1,9}")) {
      throw new IllegalArgumentException(
          "`max` is not a number from 1 to " + Subscription.HIGHEST_MAX);
    }
    return Integer.parseInt(text);
  }

  /**
   * Parses a pause; empty if the subscription is active.
   *
   * @throws IllegalArgumentException if its end is not an instant, or there is an end without a
   *     pause
   */
  public static Optional<Pause> pause(Map<String, String> fields) {
    String reason = fields.getOrDefault("paused", "");
    String until = fields.getOrDefault("until", "");
    if (reason.isEmpty() && !until.isEmpty()) {
      throw new IllegalArgumentException("has an `until` and no `paused`, which says why");
    }
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of(new Pause(reason, until.isEmpty() ? null : moment(until)));
  }

  /**
   * Parses an instant: {@code 2026-12-24T18:00:00Z}, or a day, which begins at midnight UTC.
   * Instants are truncated to milliseconds.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Instant moment(String text) {
    try {
      Instant moment =
          text.length() == "2026-12-24".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      int year = moment.atOffset(ZoneOffset.UTC).getYear();
      if (year >= FIRST_YEAR && year <= LAST_YEAR) {
        return Instant.ofEpochMilli(moment.toEpochMilli());
      }
    } catch (DateTimeException notAMoment) {
      throw noMoment(text, notAMoment);
    }
    throw noMoment(text, null);
  }

  private static IllegalArgumentException noMoment(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "`" + text + "` is not a time; write 2026-12-24, or 2026-12-24T18:00:00Z", cause);
  }
}
