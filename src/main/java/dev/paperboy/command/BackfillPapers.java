package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.query.Evaluation;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.Hit;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Alert.Batch;
import dev.paperboy.store.Alert.State;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.AlertStore.Draft;
import dev.paperboy.store.Database;
import dev.paperboy.store.MuteStore;
import dev.paperboy.store.PaperStore;
import dev.paperboy.store.ReleaseStore;
import dev.paperboy.store.StoredPaper;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mutes;
import dev.paperboy.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code backfill}: post papers that were announced before, as somebody asked. */
final class BackfillPapers implements Command {
  private static final int MOST_DAYS = 30;
  private static final int USUAL_DAYS = 14;
  private static final int MOST = 100;
  private static final int USUAL = 10;
  private static final int EXAMINED = 1_000;
  private static final Comparator<StoredPaper> OLDEST_FIRST =
      Comparator.comparing((StoredPaper one) -> one.announced().orElse(Instant.EPOCH))
          .thenComparing(one -> one.paper().id().toString());
  private static final Pattern TYPED =
      Pattern.compile(
          "(\\S+)?(?:\\s+for\\s+(\\d{1,3}\\s*\\w+))?(?:\\s+max\\s+(\\S+))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPAN =
      Pattern.compile("(?:for\\s+)?(\\d{1,2})\\s*(d|days?|w|weeks?)", Pattern.CASE_INSENSITIVE);

  private final Database database;
  private final PaperIndex index;
  private final Released released;
  private final Runnable wakeDelivery;
  private final InstantSource clock;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final AlertStore alerts = new AlertStore();
  private final ReleaseStore releases = new ReleaseStore();
  private final MuteStore mutes = new MuteStore();
  private final PaperStore papers = new PaperStore();
  private final Numbered numbered = new Numbered();

  BackfillPapers(
      Database database,
      PaperIndex index,
      Released released,
      Runnable wakeDelivery,
      InstantSource clock) {
    this.database = database;
    this.index = index;
    this.released = released;
    this.wakeDelivery = wakeDelivery;
    this.clock = clock;
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
    return "post papers that were announced before";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.required("subscription", Kind.SUBSCRIPTION, "for which one, by its number"),
        Field.optional("for", Kind.TEXT, "how far back, such as 14d; at most 30d"),
        Field.optional("max", Kind.NUMBER, "how many, the newest; at most 100"));
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
          "How far back? Write a span of at most " + MOST_DAYS + " days, such as `for 14d`.");
    }
    OptionalInt max = number(call.field("max"), USUAL, MOST);
    if (max.isEmpty()) {
      return Reply.quietly("`max` goes from 1 to " + MOST + ".");
    }
    Optional<Subscription> subscription =
        database.read(transaction -> numbered.find(transaction, call, call.field("subscription")));
    if (subscription.isEmpty()) {
      return Numbered.unknown(call.field("subscription"));
    }
    if (call.channel().isResting()) {
      return Released.resting(call.channel());
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

  /**
   * What was found.
   *
   * @param chosen what is posted, oldest first
   * @param more how many there were besides
   */
  private record Found(List<StoredPaper> chosen, int more, String when) {}

  private Reply backfill(Call call, Subscription subscription, Query query, int days, int max) {
    Instant now = clock.instant();
    List<Hit> hits = index.matching(query, now.minus(Duration.ofDays(days)), EXAMINED);
    Found found =
        database.write(
            transaction -> {
              Found one = choose(transaction, call.channel(), query, hits, max);
              one.chosen()
                  .forEach(paper -> add(transaction, call.channel(), subscription, query, paper));
              return new Found(
                  one.chosen(), one.more(), released.when(transaction, call.channel(), now));
            });
    String span = "the last " + Wording.count(days, "day");
    if (found.chosen().isEmpty()) {
      return Reply.quietly(
          "In "
              + span
              + " there is no paper for #"
              + subscription.number()
              + " that this channel did not have before."
              + Wording.building(index));
    }
    wakeDelivery.run();
    int number = found.chosen().size();
    return new Reply(
        false,
        (number == 1
                ? "The newest paper of "
                : "The newest " + Wording.count(number, "paper") + " of ")
            + span
            + " for #"
            + subscription.number()
            + (number == 1 ? " is" : " are")
            + " posted, the oldest first, "
            + found.when()
            + "."
            + (found.more() == 0 ? "" : " There were " + found.more() + " more.")
            + Wording.building(index),
        List.of(),
        List.of(new Action("Stop", "release stop")));
  }

  /** The newest papers that the channel never had and does not mute. */
  private Found choose(
      Transaction transaction, Channel channel, Query query, List<Hit> hits, int max) {
    Mutes muted = Mutes.of(mutes.of(transaction, channel.key(), clock.instant()));
    List<PaperId> ids = hits.stream().map(Hit::paper).toList();
    Map<PaperId, StoredPaper> known = papers.find(transaction, ids);
    List<StoredPaper> chosen = new ArrayList<>();
    int more = 0;
    for (PaperId id : ids) {
      StoredPaper stored = known.get(id);
      if (stored != null && isWanted(transaction, channel, query, stored, muted)) {
        more += chosen.size() < max ? 0 : 1;
        if (chosen.size() < max) {
          chosen.add(stored);
        }
      }
    }
    chosen.sort(OLDEST_FIRST);
    return new Found(chosen, more, "");
  }

  private boolean isWanted(
      Transaction transaction, Channel channel, Query query, StoredPaper stored, Mutes muted) {
    AnalyzedPaper paper = AnalyzedPaper.of(stored.paper());
    // What the index knows may be older than what the store does.
    return Evaluation.matches(query.expression(), paper)
        && muted.find(paper).isEmpty()
        && alerts.find(transaction, channel.key(), stored.paper().id()).isEmpty();
  }

  private void add(
      Transaction transaction,
      Channel channel,
      Subscription subscription,
      Query query,
      StoredPaper stored) {
    Instant now = clock.instant();
    Draft draft =
        new Draft(
            channel.key(),
            stored.paper().id(),
            Draft.NO_POLL,
            Batch.INSTANT,
            channel.rules().firstAllowed(now),
            State.PENDING,
            "");
    OptionalLong alert = alerts.add(transaction, draft, now);
    if (alert.isPresent()) {
      releases.asked(transaction, alert.getAsLong(), now);
      alerts.addCause(
          transaction,
          alert.getAsLong(),
          subscription.key(),
          Evaluation.explain(query.expression(), AnalyzedPaper.of(stored.paper())));
      subscriptions.matched(transaction, subscription.key(), now);
    }
  }
}
