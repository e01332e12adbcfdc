package dev.paperboy.command.cadence;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Wording;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parses {@code QUERY [instant|daily|weekly] [on DAY] [at 09:00] [max N] [about N a week] [instant:
 * QUERY] [updates]}, typed or filled in. Delivery options at the end of a query are parsed in both.
 */
public final class SubscriptionParser {
  private static final Set<String> CADENCES = Set.of("instant", "daily", "weekly");

  /** The days of weekly digests as they are typed. */
  public static final List<String> DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  /** All fields of a subscription except the query. */
  public static final List<Field> MANNER =
      List.of(
          Field.choice("cadence", "how often", List.of("instant", "daily", "weekly")),
          Field.choice("on", "the day of a weekly digest", DAYS),
          Field.optional("at", Kind.TEXT, "the time of a digest, such as 09:00"),
          Field.optional("max", Kind.NUMBER, "the most papers to post at once"),
          Field.optional(
              TopicRate.FIELD, Kind.NUMBER, "with about: in the query: about how many a week"),
          Field.optional(
              InstantOption.FIELD,
              Kind.QUERY,
              "what to post without waiting for the digest, or off"),
          Field.choice(
              "updates",
              "post news of a paper in its thread: versions, code, votes",
              List.of("on", "off")));

  private SubscriptionParser() {}

  /** The result of parsing. */
  public sealed interface Result {
    /** The input is valid. */
    record Read(Wish wish, Query query) implements Result {}

    /** The input is not valid; the sentence says why. */
    record Wrong(String reason) implements Result {}
  }

  /** Splits a typed subscription into the fields separated by {@code instant:}. */
  public static Map<String, String> fields(String typed) {
    Map<String, String> fields = new HashMap<>();
    Optional<InstantOption.Split> split = InstantOption.split(typed);
    split.ifPresent(parts -> fields.put(InstantOption.FIELD, parts.after().strip()));
    String query = split.map(InstantOption.Split::before).orElse(typed).strip();
    if (!query.isEmpty()) {
      fields.put("query", query);
    }
    return fields;
  }

  /**
   * Splits a typed query from the delivery options at its end; nothing is split if they have a
   * mistake.
   */
  public static Map<String, String> withoutManner(String typed) {
    CadenceOptions manner = CadenceOptions.of(typed);
    Map<String, String> fields = new HashMap<>(manner.fields());
    boolean wrong = manner.mistake().isPresent();
    if (wrong) {
      fields.clear();
    }
    fields.put("query", wrong ? typed : manner.query());
    if (fields.containsKey(TopicRate.FIELD)) {
      // The rate is part of the query; with a mistake, it is left there to be told.
      String rate = fields.getOrDefault(TopicRate.FIELD, "");
      fields.remove(TopicRate.FIELD);
      if (QueryParser.parse(manner.query()) instanceof ParseResult.Parsed parsed
          && TopicRate.of(parsed.query(), rate) instanceof TopicRate.Result.Rated rated) {
        fields.put("query", rated.query().text());
      } else {
        return Map.of("query", typed);
      }
    }
    return fields;
  }

  /** Returns a query as it must be typed if its last words could be read as options. */
  public static String typed(String query) {
    boolean plain = InstantOption.split(query).isEmpty() && CadenceOptions.of(query).isEmpty();
    return plain ? query : "(" + query + ")";
  }

  /** Parses a complete subscription. */
  public static Result read(Map<String, String> fields) {
    return read(fields, new Wish("", new Cadence.Immediately(), 0));
  }

  /** Parses changes to a subscription; fields that are not mentioned are unchanged. */
  public static Result read(Map<String, String> given, Wish before) {
    Map<String, String> fields = new HashMap<>(given);
    Optional<String> mistake =
        takeManner("query", before.query(), fields)
            .or(() -> takeManner(InstantOption.FIELD, before.exception(), fields));
    if (mistake.isPresent()) {
      return new Result.Wrong(mistake.get());
    }
    if (fields.getOrDefault("query", "").isEmpty()) {
      fields.remove("query");
    }
    return readFields(fields, before);
  }

  /**
   * Moves delivery options at the end of a query to their fields.
   *
   * @param unchanged the current query, which is never split
   * @return the error of the options, as a sentence
   */
  private static Optional<String> takeManner(
      String field, String unchanged, Map<String, String> fields) {
    String typed = fields.getOrDefault(field, "");
    CadenceOptions manner =
        typed.equals(unchanged) ? CadenceOptions.of("") : CadenceOptions.of(typed);
    if (manner.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> wrong =
        manner
            .mistake()
            .or(() -> contradiction(manner, fields))
            .or(() -> CadenceHint.misspelt(manner.query()));
    fields.put(field, manner.query());
    manner.fields().forEach(fields::putIfAbsent);
    return wrong.map(
        sentence ->
            sentence
                + " To search for these words, put them in quotation marks: "
                + Wording.typed("\"" + manner.words() + "\"")
                + ".");
  }

  private static Optional<String> contradiction(CadenceOptions manner, Map<String, String> fields) {
    return manner.fields().entrySet().stream()
        .filter(said -> fields.containsKey(said.getKey()))
        .filter(said -> !said.getValue().equalsIgnoreCase(fields.getOrDefault(said.getKey(), "")))
        .map(
            said ->
                "“%s” at the end of the query contradicts “%s” in the field `%s`; write only one of them."
                    .formatted(
                        Wording.inert(manner.words()),
                        Wording.inert(fields.getOrDefault(said.getKey(), "")),
                        said.getKey()))
        .findFirst();
  }

  private static Result readFields(Map<String, String> fields, Wish before) {
    String cadence = fields.getOrDefault("cadence", "").toLowerCase(Locale.ROOT);
    String on = fields.getOrDefault("on", "");
    String at = fields.getOrDefault("at", "");
    int limit = limit(fields.getOrDefault("max", ""), before);
    if (limit < 0) {
      return new Result.Wrong(
          "`max` is a number from 1 to "
              + Subscription.HIGHEST_MAX
              + (before.query().isEmpty() ? "." : "; `max off` removes it."));
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
    if (!cadence.isEmpty() && !CADENCES.contains(cadence)) {
      return new Result.Wrong("How often? `instant`, `daily` or `weekly`.");
    }
    if (cadence.equals("instant") && (time.isPresent() || day.isPresent())) {
      return new Result.Wrong("`instant` posts at once; use `at` and `on` with daily or weekly.");
    }
    if (cadence.equals("daily") && day.isPresent()) {
      return new Result.Wrong("`daily` has no day; write `weekly on " + on + "`.");
    }
    String updates = fields.getOrDefault("updates", "").toLowerCase(Locale.ROOT);
    if (!updates.matches("|on|off")) {
      return new Result.Wrong(
          "Should updates be posted in the thread? Write `updates on` or `updates off`.");
    }
    boolean withUpdates = updates.isEmpty() ? before.updates() : updates.equals("on");
    Cadence chosen = cadence(cadence, time, day, before.cadence());
    return read(fields, before, new Wish("", chosen, limit, "", withUpdates));
  }

  /**
   * Parses the queries.
   *
   * @param manner the other fields
   */
  private static Result read(Map<String, String> fields, Wish before, Wish manner) {
    String query = fields.getOrDefault("query", before.query());
    boolean hasDigest = !(manner.cadence() instanceof Cadence.Immediately);
    // Without a digest, an exception from it has no meaning.
    String given = fields.getOrDefault(InstantOption.FIELD, hasDigest ? before.exception() : "off");
    if (given.isEmpty() && fields.containsKey(InstantOption.FIELD)) {
      return new Result.Wrong(
          "What should not wait for the digest? Write a query, such as `instant: upvotes>=50`, or"
              + " `instant: off`.");
    }
    String exception = given.equalsIgnoreCase("off") ? "" : given;
    Optional<String> mistake =
        InstantOption.mistake(query, exception, before.exception(), hasDigest);
    if (mistake.isPresent()) {
      return new Result.Wrong(mistake.get());
    }
    // A query from before the limit may stay.
    ParseResult result =
        query.equals(before.query()) ? QueryParser.parse(query) : QueryParser.parseNew(query);
    if (result instanceof ParseResult.Mistake wrong) {
      return new Result.Wrong(Wording.mistake(query, wrong));
    }
    TopicRate.Result rated =
        TopicRate.of(
            ((ParseResult.Parsed) result).query(), fields.getOrDefault(TopicRate.FIELD, ""));
    if (rated instanceof TopicRate.Result.Wrong wrong) {
      return new Result.Wrong(wrong.reason());
    }
    Query wanted = ((TopicRate.Result.Rated) rated).query();
    return new Result.Read(
        new Wish(wanted.text(), manner.cadence(), manner.max(), exception, manner.updates()),
        wanted);
  }

  /**
   * Returns the requested cadence, completed from the previous one; {@code at} alone means daily.
   */
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

  /** Returns the number, 0 for none, or -1 if it is out of bounds. */
  private static int limit(String text, Wish before) {
    boolean changing = !before.query().isEmpty();
    if (text.isEmpty() || text.equalsIgnoreCase("off") || (changing && text.equals("0"))) {
      return text.isEmpty() ? before.max() : 0;
    }
    int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    return number >= 1 && number <= Subscription.HIGHEST_MAX ? number : -1;
  }

  private static Optional<LocalTime> time(String text) {
    return CadenceParser.time(text.toLowerCase(Locale.ROOT)).map(LocalTime::parse);
  }

  private static Optional<DayOfWeek> day(String text) {
    return CadenceParser.day(text.toLowerCase(Locale.ROOT));
  }
}
