package dev.paperboy.trending;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The period over which the upvotes gained are counted. It ends now. */
public enum TrendingSpan {
  /** The last 24 hours. */
  DAY("today", "the last 24 hours", Duration.ofDays(1), ChronoUnit.HOURS),

  /** The last 7 days. */
  WEEK("this week", "the last 7 days", Duration.ofDays(7), ChronoUnit.HOURS),

  /** The last 30 days. */
  MONTH("this month", "the last 30 days", Duration.ofDays(30), ChronoUnit.DAYS),

  /** The last 6 hours: what is rising now. */
  NOW("in 6 hours", "the last 6 hours", Duration.ofHours(6), ChronoUnit.HOURS);

  private final String when;
  private final String words;
  private final Duration length;
  private final ChronoUnit unit;

  TrendingSpan(String when, String words, Duration length, ChronoUnit unit) {
    this.when = when;
    this.words = words;
    this.length = length;
    this.unit = unit;
  }

  /** Returns the span with a name as people type it, in any case: {@code day}. */
  public static Optional<TrendingSpan> named(String typed) {
    return Arrays.stream(values())
        .filter(span -> span.typed().equals(typed.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Returns the names of the spans as people type them. */
  public static List<String> names() {
    return Arrays.stream(values()).map(TrendingSpan::typed).toList();
  }

  /** Returns the name as people type it: {@code day}. */
  public String typed() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns when the upvotes of the span were gained: {@code today}. */
  public String when() {
    return when;
  }

  /** Returns the span as it is described: {@code the last 24 hours}. */
  public String words() {
    return words;
  }

  /**
   * Returns the beginning of the span that ends at this time: of an hour, or of a UTC day for the
   * month, because the history is kept by days then.
   */
  public Instant start(Instant now) {
    return now.minus(length).truncatedTo(unit);
  }
}
