package dev.paperboy.command.subscription;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Paging;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.declaration.DeclaredNote;
import dev.paperboy.command.held.HeldList;
import dev.paperboy.command.mute.MuteList;
import dev.paperboy.store.Database;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code list}: lists the subscriptions of the channel, or its held papers. */
public final class ListCommand implements Command {
  private static final int PAGE = 20;
  private static final Pattern MORE = Pattern.compile("more\\s+(\\d+)", Pattern.CASE_INSENSITIVE);

  private final Database database;
  private final HeldList listHeld;
  private final MuteList listMutes;
  private final InstantSource clock;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final AlertStore alerts = new AlertStore();
  private final MessageStore messages = new MessageStore();
  private final MuteStore mutes = new MuteStore();
  private final MarkStore marks = new MarkStore();

  public ListCommand(
      Database database, HeldList listHeld, MuteList listMutes, InstantSource clock) {
    this.database = database;
    this.listHeld = listHeld;
    this.listMutes = listMutes;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String usage() {
    return "list [subscriptions|held|mutes] [more N] [page N]";
  }

  @Override
  public String purpose() {
    return "the subscriptions here, the papers held back, or the mutes";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.choice(
            "what",
            "what to list; subscriptions by default",
            List.of("subscriptions", "held", "mutes")),
        Field.optional("more", Kind.NUMBER, "what a message left out, by the number in it"),
        Paging.field());
  }

  @Override
  public Map<String, String> read(String typed) {
    Map<String, String> fields = Paging.read(typed, "what");
    Matcher more = MORE.matcher(fields.getOrDefault("what", ""));
    if (more.matches()) {
      fields.remove("what");
      fields.put("more", more.group(1));
    }
    return fields;
  }

  @Override
  public Reply run(Call call) {
    int page = Paging.page(call);
    String more = call.field("more");
    if (!more.isEmpty()) {
      return listHeld.reported(call.channel(), more, page);
    }
    return switch (call.field("what").toLowerCase(Locale.ROOT)) {
      case "", "subscriptions" -> list(call.channel(), page);
      case "held" -> listHeld.page(call.channel(), page);
      case "mutes" -> listMutes.page(call.channel(), page);
      default ->
          Reply.quietly(
              "`/papers list` shows the subscriptions, `/papers list held` the papers that are"
                  + " held back, `/papers list mutes` what is muted.");
    };
  }

  private Reply list(Channel channel, int page) {
    return database.read(transaction -> list(transaction, channel, page));
  }

  private Reply list(Transaction transaction, Channel channel, int page) {
    List<Subscription> all = subscriptions.of(transaction, channel.key());
    Map<State, Long> counts = alerts.countsOf(transaction, channel.key());
    boolean more = all.size() > page * PAGE;
    Map<Long, Instant> delivered = messages.lastDelivered(transaction, channel.key());
    List<String> lines = problems(transaction, channel, all);
    lines.addAll(lines(all, channel, delivered, page));
    lines.add(tally(transaction, channel, counts));
    List<Action> actions = new ArrayList<>();
    if (channel.isResting()) {
      actions.add(new Action("Try again", Invocation.of("resume").with("subscription", "all")));
    }
    actions.addAll(
        Paging.actions(Invocation.of("list"), page, all.size() > (page - 1) * PAGE, more));
    if (counts.getOrDefault(State.HELD, 0L) > 0) {
      actions.add(new Action("Papers held back", Invocation.held()));
    }
    List<Reply.Row> rows =
        shown(all, page)
            .filter(one -> !one.isDeclared())
            .map(one -> new Reply.Row(line(one, channel, delivered), edit(one)))
            .toList();
    return new Reply(true, String.join("\n", lines), List.of(), actions, rows);
  }

  private static Stream<Subscription> shown(List<Subscription> all, int page) {
    return all.stream().skip((page - 1L) * PAGE).limit(PAGE);
  }

  private static Action edit(Subscription subscription) {
    return new Action("Edit", Invocation.of("edit").with("subscription", subscription.number()));
  }

  /** Returns what prevents papers from being posted here. */
  private List<String> problems(Transaction transaction, Channel channel, List<Subscription> all) {
    List<String> lines = new ArrayList<>();
    if (channel.isResting()) {
      lines.add(
          "⚠ Nothing can be posted here: "
              + Wording.inert(channel.rest())
              + ". The subscriptions are kept; `/papers resume all` tries again.");
    }
    messages
        .problem(transaction, channel.key())
        .ifPresent(reason -> lines.add("⚠ A message is waiting: " + Wording.inert(reason) + "."));
    if (all.stream().anyMatch(Subscription::isDeclared)) {
      marks
          .find(transaction, MarkStore.DECLARATIONS)
          .ifPresent(problem -> lines.add("⚠ " + Wording.inert(problem)));
    }
    return lines;
  }

  private List<String> lines(
      List<Subscription> all, Channel channel, Map<Long, Instant> delivered, int page) {
    List<String> lines = new ArrayList<>();
    if (all.isEmpty()) {
      lines.add(
          "This channel has no subscriptions. Start with `/papers subscribe diffusion`, or try a"
              + " query first: `/papers preview diffusion`.");
    }
    shown(all, page).forEach(one -> lines.add(line(one, channel, delivered)));
    if (page > 1 && all.size() <= (page - 1) * PAGE) {
      lines.add("There is no such page.");
    }
    if (all.size() > page * PAGE) {
      lines.add(
          (all.size() - page * PAGE)
              + " more: "
              + Wording.typed("/papers list page " + (page + 1)));
    }
    return lines;
  }

  /** Returns the numbers of matched papers, by state. */
  private String tally(Transaction transaction, Channel channel, Map<State, Long> counts) {
    long withheld = counts.getOrDefault(State.MUTED, 0L);
    long failed = counts.getOrDefault(State.FAILED, 0L);
    int muted = mutes.of(transaction, channel.key(), clock.instant()).size();
    String refused =
        alerts
            .lastRefusal(transaction, channel.key())
            .map(reason -> refused(failed, Wording.sentence(Wording.inert(reason))))
            .orElse("");
    return "Posted "
        + counts.get(State.SENT)
        + ", waiting "
        + counts.get(State.PENDING)
        + ", held "
        + counts.get(State.HELD)
        + (withheld == 0 ? "" : ", muted " + withheld)
        + "."
        + (muted == 0 ? "" : " " + Wording.count(muted, "mute") + ": `/papers list mutes`.")
        + refused;
  }

  private static String refused(long number, String reason) {
    return number == 1
        ? " 1 was refused: " + reason
        : " " + number + " were refused, the last one: " + reason;
  }

  private String line(Subscription subscription, Channel channel, Map<Long, Instant> delivered) {
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
    Instant posted = delivered.get(subscription.key());
    return "#"
        + subscription.number()
        + " "
        + Wording.typed(subscription.wish().query())
        + ", "
        + SubscribeCommand.how(subscription.wish(), channel)
        + ", "
        + Wording.count(subscription.history().matches(), "paper")
        + " so far"
        + (last == null ? "" : ", the last " + Wording.ago(last, now))
        + (posted == null ? "" : ", posted " + Wording.ago(posted, now))
        + " (by "
        + Wording.inert(subscription.history().createdBy())
        + ")"
        + (subscription.isDeclared() ? " — " + DeclaredNote.in(subscription) : "")
        + paused;
  }
}
