package dev.paperboy.command.held;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.subscription.NumberedSubscription;
import dev.paperboy.meaning.Topics;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.Hit;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code backfill}: posts papers announced earlier, on request. */
public final class BackfillCommand implements Command {
  private static final int MOST_DAYS = 30;
  private static final int USUAL_DAYS = 14;
  private static final int MOST = 100;
  private static final int USUAL = 10;
  private static final int EXAMINED = 1_000;
  private static final Pattern TYPED =
      Pattern.compile(
          "(\\S+)?(?:\\s+for\\s+(\\d{1,3}\\s*\\w+))?(?:\\s+max\\s+(\\S+))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPAN =
      Pattern.compile("(?:for\\s+)?(\\d{1,2})\\s*(d|days?|w|weeks?)", Pattern.CASE_INSENSITIVE);

  private final Database database;
  private final PaperIndex index;
  private final ReleasedPapers released;
  private final Runnable wakeDelivery;
  private final InstantSource clock;
  private final Backfill backfill;
  private final NumberedSubscription numbered = new NumberedSubscription();

  public BackfillCommand(
      Database database,
      PaperIndex index,
      Topics topics,
      ReleasedPapers released,
      Runnable wakeDelivery,
      InstantSource clock) {
    this.database = database;
    this.index = index;
    this.released = released;
    this.wakeDelivery = wakeDelivery;
    this.clock = clock;
    this.backfill = new Backfill(topics, clock);
  }

  @Override
  public String name() {
    return "backfill";
  }

  @Override
  public String usage() {
    return "backfill ID [for 14d] [max N]";
  }

  @Override
  public String purpose() {
    return "post papers announced earlier";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.required("subscription", Kind.SUBSCRIPTION, "the subscription, by its number"),
        Field.optional("for", Kind.TEXT, "how far back, such as 14d; at most 30d"),
        Field.optional("max", Kind.NUMBER, "how many of the newest; at most 100"));
  }

  @Override
  public Map<String, String> read(String typed) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = TYPED.matcher(typed);
    if (!matcher.matches()) {
      return Map.of("subscription", typed);
    }
    List<String> names = List.of("subscription", "for", "max");
    for (int i = 0; i < names.size(); i++) {
      String value = matcher.group(i + 1);
      if (value != null) {
        fields.put(names.get(i), value);
      }
    }
    return fields;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Reply run(Call call) {
    OptionalInt days = days(call.field("for"));
    if (days.isEmpty()) {
      return Reply.quietly(
          "How far back? Write a time span of at most " + MOST_DAYS + " days, such as `for 14d`.");
    }
    OptionalInt max = number(call.field("max"), USUAL, MOST);
    if (max.isEmpty()) {
      return Reply.quietly("`max` is a number from 1 to " + MOST + ".");
    }
    Optional<Subscription> subscription =
        database.read(transaction -> numbered.find(transaction, call, call.field("subscription")));
    if (subscription.isEmpty()) {
      return NumberedSubscription.unknown(call.field("subscription"));
    }
    if (call.channel().isResting()) {
      return ReleasedPapers.resting(call.channel());
    }
    ParseResult result = QueryParser.parse(subscription.get().wish().query());
    return result instanceof ParseResult.Parsed parsed
        ? backfill(call, subscription.get(), parsed.query(), days.getAsInt(), max.getAsInt())
        : Reply.quietly(
            Wording.mistake(subscription.get().wish().query(), (ParseResult.Mistake) result));
  }

  private static OptionalInt days(String typed) {
    if (typed.isEmpty()) {
      return OptionalInt.of(USUAL_DAYS);
    }
    Matcher span = SPAN.matcher(typed);
    if (!span.matches()) {
      return OptionalInt.empty();
    }
    boolean weeks = Character.toLowerCase(span.group(2).charAt(0)) == 'w';
    int days = Integer.parseInt(span.group(1)) * (weeks ? 7 : 1);
    return days >= 1 && days <= MOST_DAYS ? OptionalInt.of(days) : OptionalInt.empty();
  }

  private static OptionalInt number(String typed, int usual, int most) {
    int number = typed.isEmpty() ? usual : typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : 0;
    return number >= 1 && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /** The outcome. */
  private record Done(int papers, int more, String when) {}

  private Reply backfill(Call call, Subscription subscription, Query query, int days, int max) {
    Instant now = clock.instant();
    List<Hit> hits = index.matching(query, now.minus(Duration.ofDays(days)), EXAMINED);
    Backfill.Found found = backfill.choose(database, call.channel(), query, hits, max);
    Done done =
        database.write(
            transaction -> {
              int added = backfill.add(transaction, call.channel(), subscription, found);
              String when = released.when(transaction, call.channel(), now);
              return new Done(added, found.more(), when);
            });
    String span = "the last " + Wording.count(days, "day");
    if (done.papers() == 0) {
      return Reply.quietly(
          "In "
              + span
              + " there is no paper for #"
              + subscription.number()
              + " that this channel does not already have."
              + Wording.building(index));
    }
    wakeDelivery.run();
    int number = done.papers();
    return new Reply(
        false,
        (number == 1
                ? "The newest paper from "
                : "The newest " + Wording.count(number, "paper") + " from ")
            + span
            + " for #"
            + subscription.number()
            + " will be posted, oldest first, "
            + done.when()
            + "."
            + (done.more() == 0 ? "" : " There are " + done.more() + " more.")
            + Wording.building(index),
        List.of(),
        List.of(new Action("Stop", Invocation.stop())));
  }
}
