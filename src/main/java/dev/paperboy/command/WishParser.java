package dev.paperboy.command;

import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code QUERY [instant|daily|weekly [on DAY]] [at 09:00] [max N]}. */
final class WishParser {
  private static final Pattern MAX =
      Pattern.compile("(?:^|\\s)max\\s+(-?\\d+)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern AT =
      Pattern.compile("(?:^|\\s)at\\s+(\\d\\S*)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern ON =
      Pattern.compile(
          "(?:^|\\s)on\\s+(mon|tues|wednes|thurs|fri|satur|sun)days?$", Pattern.CASE_INSENSITIVE);
  private static final Pattern CADENCE =
      Pattern.compile("(?:^|\\s)(instant|daily|weekly)$", Pattern.CASE_INSENSITIVE);

  private WishParser() {}

  /** What was read, or what is wrong with it. */
  sealed interface Result {
    /** It was understood. */
    record Read(Wish wish, Query query) implements Result {}

    /** It was not; the sentence says why. */
    record Wrong(String reason) implements Result {}
  }

  /** What stands at the end of the text, taken off piece by piece. */
  private static final class Tail {
    private String text;

    Tail(String text) {
      this.text = text.strip();
    }

    Optional<String> take(Pattern pattern) {
      Matcher matcher = pattern.matcher(text);
      if (!matcher.find()) {
        return Optional.empty();
      }
      text = text.substring(0, matcher.start()).strip();
      return Optional.of(matcher.group(1).toLowerCase(Locale.ROOT));
    }
  }

  /** Reads a whole wish. */
  static Result parse(String text) {
    return parse(text, new Wish("", new Cadence.Immediately(), 0));
  }

  /** Reads changes to a wish; what is not mentioned stays. */
  static Result parse(String text, Wish before) {
    Tail tail = new Tail(text);
    Optional<String> max = Optional.empty();
    Optional<String> at = Optional.empty();
    Optional<String> on = Optional.empty();
    Optional<String> cadence = Optional.empty();
    String seen = "";
    while (!tail.text.equals(seen)) {
      seen = tail.text;
      max = max.isPresent() ? max : tail.take(MAX);
      at = at.isPresent() ? at : tail.take(AT);
      on = on.isPresent() ? on : tail.take(ON);
      cadence = cadence.isPresent() ? cadence : tail.take(CADENCE);
    }
    int limit = max.map(WishParser::limit).orElse(before.max());
    if (limit < 0) {
      return new Result.Wrong("`max` goes from 1 to " + Subscription.HIGHEST_MAX + ".");
    }
    Optional<LocalTime> time = at.flatMap(WishParser::time);
    if (at.isPresent() && time.isEmpty()) {
      return new Result.Wrong(
          "“" + Wording.inert(at.get()) + "” is not a time of day; write `at 09:00`.");
    }
    boolean timed = at.isPresent() || on.isPresent();
    if (timed && cadence.equals(Optional.of("instant"))) {
      return new Result.Wrong("`instant` posts at once; `at` and `on` go with daily or weekly.");
    }
    String query = tail.text.isEmpty() ? before.query() : tail.text;
    ParseResult result = QueryParser.parse(query);
    if (result instanceof ParseResult.Parsed parsed) {
      Cadence chosen = cadence(cadence.orElse(""), time, on.map(WishParser::day), before.cadence());
      return new Result.Read(new Wish(query, chosen, limit), parsed.query());
    }
    return new Result.Wrong(Wording.mistake(query, (ParseResult.Mistake) result));
  }

  /** What was asked for, completed from what was before; {@code at} alone means daily. */
  private static Cadence cadence(
      String name, Optional<LocalTime> time, Optional<DayOfWeek> day, Cadence before) {
    LocalTime at =
        time.orElseGet(
            () -> {
              if (before instanceof Cadence.Daily daily) {
                return daily.at();
              }
              return before instanceof Cadence.Weekly weekly ? weekly.at() : Cadence.DEFAULT_TIME;
            });
    if (name.equals("instant")) {
      return new Cadence.Immediately();
    }
    if (name.equals("weekly")
        || day.isPresent()
        || (name.isEmpty() && before instanceof Cadence.Weekly)) {
      DayOfWeek usual = before instanceof Cadence.Weekly weekly ? weekly.day() : DayOfWeek.MONDAY;
      return new Cadence.Weekly(day.orElse(usual), at);
    }
    return name.equals("daily") || time.isPresent() || before instanceof Cadence.Daily
        ? new Cadence.Daily(at)
        : new Cadence.Immediately();
  }

  /** The number, or -1 where it is out of bounds. */
  private static int limit(String text) {
    int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    return number >= 1 && number <= Subscription.HIGHEST_MAX ? number : -1;
  }

  private static Optional<LocalTime> time(String text) {
    if (!text.matches("\\d{1,2}(:\\d{2})?")) {
      return Optional.empty();
    }
    String full = text.contains(":") ? text : text + ":00";
    try {
      return Optional.of(LocalTime.parse(full.length() == 4 ? "0" + full : full));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static DayOfWeek day(String beginning) {
    return DayOfWeek.valueOf(beginning.toUpperCase(Locale.ROOT) + "DAY");
  }
}
