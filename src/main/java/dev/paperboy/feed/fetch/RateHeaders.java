package dev.paperboy.feed.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * Determines how long a server asks to wait: {@code Retry-After} (RFC 9110, section 10.2.3), and
 * {@code RateLimit} with {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers), which
 * Hugging Face sends.
 */
public final class RateHeaders {

  private static final Pattern REMAINING = Pattern.compile(";\\s*r\\s*=\\s*(\\d{1,9})");
  private static final Pattern RESET = Pattern.compile(";\\s*t\\s*=\\s*(\\d{1,9})");
  private static final Pattern WINDOW = Pattern.compile(";\\s*w\\s*=\\s*(\\d{1,9})");
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Headers headers;
  private final Instant now;

  /**
   * Reads the headers of a response.
   *
   * @param now is used if the server does not send its own time
   */
  public RateHeaders(Headers headers, Instant now) {
    this.headers = headers;
    this.now = now;
  }

  /** Returns the wait that this response asks for; empty if it asks for none. */
  public Optional<Duration> rest() {
    Optional<Duration> exhausted = exhausted();
    return first("Retry-After")
        .flatMap(this::retryAfter)
        .filter(asked -> exhausted.isEmpty() || asked.compareTo(exhausted.get()) >= 0)
        .or(() -> exhausted)
        .map(RateHeaders::bounded);
  }

  private Optional<Duration> retryAfter(String value) {
    String text = value.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant moment = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(sent(), moment));
    } catch (DateTimeException neitherSecondsNorADate) {
      return Optional.empty();
    }
  }

  /** The server's own clock is used if it sends one, so that ours need not agree. */
  private Instant sent() {
    try {
      return first("Date")
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
          .orElse(now);
    } catch (DateTimeException unreadable) {
      return now;
    }
  }

  private Optional<Duration> exhausted() {
    for (String limits : headers.values("RateLimit")) {
      for (String limit : limits.split(",", -1)) {
        if (seconds(REMAINING, limit).filter(Duration::isZero).isPresent()) {
          return seconds(RESET, limit).or(this::window);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Duration> window() {
    return first("RateLimit-Policy").flatMap(policy -> seconds(WINDOW, policy));
  }

  private Optional<String> first(String name) {
    return headers.values(name).stream().findFirst();
  }

  private static Optional<Duration> seconds(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }

  private static Duration bounded(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
