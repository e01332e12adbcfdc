package dev.paperboy.command.subscription;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.cadence.SubscriptionParser;
import dev.paperboy.command.declaration.DeclaredNote;
import dev.paperboy.command.subscription.Forecast.Outlook;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.query.Query;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code subscribe}: posts new papers that match a query. */
public final class SubscribeCommand implements Command {
  /** The number of earlier papers that are offered. */
  private static final int OFFERED = 5;

  private final Database database;
  private final Forecast forecast;
  private final InstantSource clock;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final SubscriptionChanges changes = new SubscriptionChanges();

  public SubscribeCommand(Database database, Forecast forecast, InstantSource clock) {
    this.database = database;
    this.forecast = forecast;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "subscribe";
  }

  @Override
  public String usage() {
    return "subscribe QUERY [instant|daily|weekly] [on friday] [at 09:00] [max N]"
        + " [about N a week] [instant: QUERY] [updates on|off]";
  }

  @Override
  public String purpose() {
    return "post new matching papers here";
  }

  @Override
  public List<Field> fields() {
    return Stream.concat(
            Stream.of(Field.required("query", Kind.QUERY, "what to look for")),
            SubscriptionParser.MANNER.stream())
        .toList();
  }

  @Override
  public Map<String, String> read(String typed) {
    return SubscriptionParser.fields(typed);
  }

  @Override
  public boolean changes() {
    return true;
  }

  /**
   * The outcome of adding: a new subscription, the existing one, or none if the channel is full.
   */
  private record Added(Optional<Subscription> subscription, boolean isNew) {}

  @Override
  public Reply run(Call call) {
    SubscriptionParser.Result result = SubscriptionParser.read(call.fields());
    if (result instanceof SubscriptionParser.Result.Wrong wrong) {
      return Reply.quietly(wrong.reason());
    }
    SubscriptionParser.Result.Read read = (SubscriptionParser.Result.Read) result;
    // Before anything is changed, so that after a failure "nothing was changed" is true.
    Outlook outlook = forecast.of(call.channel(), read.wish(), read.query(), 0);
    ParsedQueries queries = new ParsedQueries();
    database
        .read(transaction -> subscriptions.of(transaction, call.channel().key()))
        .forEach(one -> queries.canonical(one.wish().query()));
    Added added = database.write(transaction -> add(transaction, call, read, queries));
    if (added.subscription().isEmpty()) {
      return Reply.quietly(
          "This channel has "
              + Subscription.MOST_PER_CHANNEL
              + " subscriptions, the most it can have. Remove one with `/papers unsubscribe ID`, or"
              + " join several with OR.");
    }
    Subscription subscription = added.subscription().get();
    if (!added.isNew()) {
      return Reply.quietly(
          "This channel already has this subscription, as #"
              + subscription.number()
              + there(subscription));
    }
    String text =
        "Subscribed as #"
            + subscription.number()
            + ": "
            + Wording.typed(read.query().canonical())
            + ", "
            + how(subscription.wish(), call.channel())
            + ".\n"
            + outlook.beforeNewest();
    List<Action> actions = new ArrayList<>();
    actions.add(
        new Action(
            "Undo", Invocation.of("unsubscribe").with("subscription", subscription.number())));
    backfill(subscription, outlook).ifPresent(actions::add);
    Invocation edit = Invocation.of("edit").with("subscription", subscription.number());
    actions.addAll(outlook.border().actions(edit));
    actions.addAll(outlook.actions(edit));
    return new Reply(false, text, outlook.newest(), actions);
  }

  private static String there(Subscription subscription) {
    if (subscription.isDeclared()) {
      return ". It is " + DeclaredNote.in(subscription) + "; change it there.";
    }
    return subscription.paused().isPresent()
        ? ", and it is paused; `/papers resume " + subscription.number() + "` resumes it."
        : ". `/papers edit " + subscription.number() + " …` changes it.";
  }

  /** Returns an offer to post earlier papers, which are posted only on request. */
  private static Optional<Action> backfill(Subscription subscription, Outlook outlook) {
    int papers = Math.min(OFFERED, outlook.pace().papers());
    String which = papers == 1 ? "the newest" : "the newest " + papers;
    return papers == 0
        ? Optional.empty()
        : Optional.of(
            new Action(
                "Post " + which + " of these",
                Invocation.of("backfill")
                    .with("subscription", subscription.number())
                    .with("for", "30d")
                    .with("max", papers)));
  }

  /**
   * Adds a subscription unless it exists.
   *
   * @param queries the queries of the channel and the new ones, parsed before the transaction
   */
  private Added add(
      Transaction transaction,
      Call call,
      SubscriptionParser.Result.Read read,
      ParsedQueries queries) {
    long channel = call.channel().key();
    var existing = subscriptions.of(transaction, channel);
    Optional<Subscription> same =
        existing.stream().filter(one -> sameQuery(one, read.query(), queries)).findFirst();
    if (same.isPresent() || existing.size() >= Subscription.MOST_PER_CHANNEL) {
      return new Added(same, false);
    }
    return new Added(
        Optional.of(changes.add(transaction, channel, read.wish(), call.by(), clock.instant())),
        true);
  }

  static boolean sameQuery(Subscription subscription, Query query, ParsedQueries queries) {
    return queries.canonical(subscription.wish().query()).equals(queries.canonical(query.text()));
  }

  /** Returns the delivery options in words. */
  static String how(Wish wish, Channel channel) {
    String zone =
        wish.cadence() instanceof Cadence.Immediately ? "" : " " + channel.rules().zone().getId();
    String max = wish.max() == 0 ? "" : ", at most " + wish.max() + " per post";
    return (wish.cadence() instanceof Cadence.Immediately
            ? "posted at once"
            : "a digest " + wish.cadence().typed() + zone)
        + max
        + (wish.exception().isEmpty() ? "" : ", at once " + Wording.typed(wish.exception()))
        + (wish.updates() ? ", with updates in the thread" : "");
  }
}
