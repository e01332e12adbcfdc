package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.store.Alert;
import dev.paperboy.store.Alert.State;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.Database;
import dev.paperboy.store.MessageStore;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code list}: the subscriptions of the channel, or the papers that are held back there. */
final class ListSubscriptions implements Command {
  private static final int PAGE = 20;
  private static final int HELD_PAGE = 10;

  private final Database database;
  private final CardsOf cardsOf;
  private final InstantSource clock;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final AlertStore alerts = new AlertStore();
  private final MessageStore messages = new MessageStore();

  ListSubscriptions(Database database, CardsOf cardsOf, InstantSource clock) {
    this.database = database;
    this.cardsOf = cardsOf;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String usage() {
    return "list [held] [page N]";
  }

  @Override
  public String purpose() {
    return "the subscriptions here, or the papers held back";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.choice("what", "of what; the subscriptions", List.of("subscriptions", "held")),
        Paging.field());
  }

  @Override
  public Map<String, String> read(String typed) {
    return Paging.read(typed, "what");
  }

  @Override
  public Reply run(Call call) {
    int page = Paging.page(call);
    return switch (call.field("what").toLowerCase(Locale.ROOT)) {
      case "", "subscriptions" -> list(call.channel(), page);
      case "held" -> held(call.channel(), page);
      default ->
          Reply.quietly("`/papers list` shows the subscriptions, `/papers list held` the papers.");
    };
  }

  private Reply list(Channel channel, int page) {
    List<String> lines = database.read(transaction -> lines(transaction, channel, page));
    return Reply.quietly(String.join("\n", lines));
  }

  private List<String> lines(Transaction transaction, Channel channel, int page) {
    List<String> lines = new ArrayList<>();
    if (channel.isResting()) {
      lines.add(
          "⚠ Nothing can be posted here: "
              + Wording.inert(channel.rest())
              + ". The subscriptions are kept; `/papers resume all` tries again.");
    }
    messages
        .trouble(transaction, channel.key())
        .ifPresent(reason -> lines.add("⚠ A message is waiting: " + Wording.inert(reason) + "."));
    List<Subscription> all = subscriptions.of(transaction, channel.key());
    if (all.isEmpty()) {
      lines.add(
          "This channel has no subscriptions. Begin with `/papers subscribe diffusion`, or try a"
              + " query first: `/papers preview diffusion`.");
    }
    all.stream().skip((page - 1L) * PAGE).limit(PAGE).forEach(one -> lines.add(line(one, channel)));
    if (page > 1 && all.size() <= (page - 1) * PAGE) {
      lines.add("There is no such page.");
    }
    if (all.size() > page * PAGE) {
      lines.add(
          (all.size() - page * PAGE)
              + " more: "
              + Wording.typed("/papers list page " + (page + 1)));
    }
    Map<State, Long> counts = alerts.countsOf(transaction, channel.key());
    long refused = counts.getOrDefault(State.FAILED, 0L);
    lines.add(
        "Posted "
            + counts.get(State.SENT)
            + ", waiting "
            + counts.get(State.PENDING)
            + ", held "
            + counts.get(State.HELD)
            + (refused == 0 ? "" : ", refused " + refused)
            + ".");
    return lines;
  }

  private String line(Subscription subscription, Channel channel) {
    Instant now = clock.instant();
    String paused =
        subscription
            .paused()
            .map(
                pause ->
                    " — paused"
                        + (pause.until() == null
                            ? ""
                            : " until " + Wording.moment(pause.until(), channel.rules().zone()))
                        + ": "
                        + Wording.inert(pause.reason()))
            .orElse("");
    Instant last = subscription.history().lastMatch();
    return "#"
        + subscription.number()
        + " "
        + Wording.typed(subscription.wish().query())
        + ", "
        + Subscribe.how(subscription.wish(), channel)
        + ", "
        + Wording.count(subscription.history().matches(), "paper")
        + " so far"
        + (last == null ? "" : ", the last " + Wording.ago(last, now))
        + " (by "
        + Wording.inert(subscription.history().createdBy())
        + ")"
        + paused;
  }

  private Reply held(Channel channel, int page) {
    List<Alert> held =
        database.read(
            transaction ->
                alerts.held(transaction, channel.key(), HELD_PAGE, (page - 1) * HELD_PAGE));
    long all =
        database
            .read(transaction -> alerts.countsOf(transaction, channel.key()))
            .getOrDefault(State.HELD, 0L);
    if (held.isEmpty()) {
      return Reply.quietly(all == 0 ? "No paper is held back here." : "There is no such page.");
    }
    String text =
        Wording.count(all, "paper")
            + " held back here, the newest first. The latest because it was "
            + held.get(0).reason()
            + "."
            + (all > (long) page * HELD_PAGE
                ? " More: " + Wording.typed("/papers list held page " + (page + 1))
                : "");
    return new Reply(true, text, cardsOf.alerts(held));
  }
}
