package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code QUERY [instant|daily|weekly] [on DAY] [at 09:00] [max N] [instant: QUERY]
 * [updates]}, typed or filled in.
 */
final class WishParser {
  private static final String DAYS = "(mon|tues|wednes|thurs|fri|satur|sun)days?";
  private static final String CADENCES = "(instant|daily|weekly)";
  private static final Pattern DAY = Pattern.compile(DAYS, Pattern.CASE_INSENSITIVE);

  /** What can stand at the end of a typed wish, in the order in which it is taken off. */
  private static final List<Ending> ENDINGS =
      List.of(
          ending("max", "max\\s+(-?\\d+|off)"),
          ending("updates", "(updates(?:\\s+(?:on|off))?)"),
          ending("at", "at\\s+(\\d\\S*)"),
          ending("on", "on\\s+(" + DAYS + ")"),
          ending("cadence", CADENCES));

  /** Everything about a wish but the query. */
  static final List<Field> MANNER =
      List.of(
          Field.choice("cadence", "how often", List.of("instant", "daily", "weekly")),
          Field.choice(
              "on",
              "the day of a weekly digest",
              List.of(
                  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")),
          Field.optional("at", Kind.TEXT, "the time of a digest, such as 09:00"),
          Field.optional("max", Kind.NUMBER, "the most papers to post at once"),
          Field.optional(
              InstantException.FIELD,
              Kind.QUERY,
              "what of it does not wait for the digest, or off"),
          Field.choice(
              "updates",
              "tell what becomes of a paper in its thread: versions, code, votes",
              List.of("on", "off")));

  private WishParser() {}

  private record Ending(String field, Pattern pattern) {}

  private static Ending ending(String field, String pattern) {
    return new Ending(
        field, Pattern.compile("(?:^|\\s)" + pattern + "$", Pattern.CASE_INSENSITIVE));
  }

  /** What was read, or what is wrong with it. */
  sealed interface Result {
    /** It was understood. */
    record Read(Wish wish, Query query) implements Result {}

    /** It was not; the sentence says why. */
    record Wrong(String reason) implements Result {}
  }

  /** The fields that a typed wish fills in: what stands at its end is taken off piece by piece. */
  static Map<String, String> fields(String typed) {
    Map<String, String> fields = new HashMap<>();
    Optional<InstantException.Split> split = InstantException.split(typed);
    split.ifPresent(
        parts -> fields.put(InstantException.FIELD, takeEndings(parts.after(), fields)));
    String query = takeEndings(split.map(InstantException.Split::before).orElse(typed), fields);
    if (!query.isEmpty()) {
      fields.put("query", query);
    }
    return fields;
  }

  private static String takeEndings(String typed, Map<String, String> fields) {
    String text = typed.strip();
    String seen = "";
    while (!text.equals(seen)) {
      seen = text;
      for (Ending ending : ENDINGS) {
        Matcher matcher = ending.pattern().matcher(text);
        if (!fields.containsKey(ending.field()) && matcher.find()) {
          fields.put(ending.field(), matcher.group(1).toLowerCase(Locale.ROOT));
          text = text.substring(0, matcher.start()).strip();
        }
      }
    }
    return text;
  }

  /** A query as it is to be typed where its last words could be taken for something else. */
  static String typed(String query) {
    return fields(query).keySet().equals(Set.of("query")) ? query : "(" + query + ")";
  }

  /** Reads a whole wish. */
  static Result read(Map<String, String> fields) {
    return read(fields, new Wish("", new Cadence.Immediately(), 0));
  }

  /** Reads changes to a wish; what is not mentioned stays. */
  static Result read(Map<String, String> fields, Wish before) {
    String cadence = fields.getOrDefault("cadence", "").toLowerCase(Locale.ROOT);
    String on = fields.getOrDefault("on", "");
    String at = fields.getOrDefault("at", "");
    int limit = limit(fields.getOrDefault("max", ""), before);
    if (limit < 0) {
      return new Result.Wrong(
          "`max` goes from 1 to "
              + Subscription.HIGHEST_MAX
              + (before.query().isEmpty() ? "." : "; `max off` takes it away."));
    }
    Optional<LocalTime> time = time(at);
    if (!at.isEmpty() && time.isEmpty()) {
      return new Result.Wrong(
          "“" + Wording.inert(at) + "” is not a time of day; write `at 09:00`.");
    }
    Optional<DayOfWeek> day = day(on);
    if (!on.isEmpty() && day.isEmpty()) {
      return new Result.Wrong("“" + Wording.inert(on) + "” is not a day; write `on friday`.");
    }
    if (!cadence.isEmpty() && !cadence.matches(CADENCES)) {
      return new Result.Wrong("How often? `instant`, `daily` or `weekly`.");
    }
    if (cadence.equals("instant") && (time.isPresent() || day.isPresent())) {
      return new Result.Wrong("`instant` posts at once; `at` and `on` go with daily or weekly.");
    }
    String updates = fields.getOrDefault("updates", "").toLowerCase(Locale.ROOT);
    if (!updates.matches("|on|off|updates(\\s+(on|off))?")) {
      return new Result.Wrong("Updates in the thread? `updates on` or `updates off`.");
    }
    boolean told = updates.isEmpty() ? before.updates() : !updates.endsWith("off");
    Cadence chosen = cadence(cadence, time, day, before.cadence());
    return read(fields, before, new Wish("", chosen, limit, "", told));
  }

  /**
   * Reads the queries.
   *
   * @param manner what else was read
   */
  private static Result read(Map<String, String> fields, Wish before, Wish manner) {
    String query = fields.getOrDefault("query", before.query());
    boolean hasDigest = !(manner.cadence() instanceof Cadence.Immediately);
    // Where there is no digest any more, what did not wait for it is as good as gone.
    String given =
        fields.getOrDefault(InstantException.FIELD, hasDigest ? before.exception() : "off");
    if (given.isEmpty() && fields.containsKey(InstantException.FIELD)) {
      return new Result.Wrong(
          "What does not wait for the digest? Write a query, such as `instant: upvotes>=50`, or"
              + " `instant: off`.");
    }
    String exception = given.equalsIgnoreCase("off") ? "" : given;
    Optional<String> mistake = InstantException.mistake(query, exception, hasDigest);
    if (mistake.isPresent()) {
      return new Result.Wrong(mistake.get());
    }
    ParseResult result = QueryParser.parse(query);
    return result instanceof ParseResult.Parsed parsed
        ? new Result.Read(
            new Wish(query, manner.cadence(), manner.max(), exception, manner.updates()),
            parsed.query())
        : new Result.Wrong(Wording.mistake(query, (ParseResult.Mistake) result));
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

  /** The number, 0 for none, or -1 where it is out of bounds. */
  private static int limit(String text, Wish before) {
    boolean changing = !before.query().isEmpty();
    if (text.isEmpty() || text.equalsIgnoreCase("off") || (changing && text.equals("0"))) {
      return text.isEmpty() ? before.max() : 0;
    }
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

  private static Optional<DayOfWeek> day(String text) {
    Matcher matcher = DAY.matcher(text);
    return matcher.matches()
        ? Optional.of(DayOfWeek.valueOf(matcher.group(1).toUpperCase(Locale.ROOT) + "DAY"))
        : Optional.empty();
  }
}
