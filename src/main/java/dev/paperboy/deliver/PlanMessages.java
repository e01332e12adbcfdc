package dev.paperboy.deliver;

import dev.paperboy.card.Card;
import dev.paperboy.paper.Paper;
import dev.paperboy.store.Alert;
import dev.paperboy.store.Alert.Batch;
import dev.paperboy.store.Alert.Cause;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.DueAlertStore;
import dev.paperboy.store.MessageStore;
import dev.paperboy.store.MessageStore.Kind;
import dev.paperboy.store.PaperStore;
import dev.paperboy.store.StoredPaper;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Puts what is due into messages, so that what each message carries is settled before it is tried
 * for the first time.
 */
final class PlanMessages {
  private final AlertStore alerts = new AlertStore();
  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final ChannelStore channels = new ChannelStore();
  private final MessageStore messages = new MessageStore();
  private final PaperStore papers = new PaperStore();
  private final TellSilence tellSilence = new TellSilence();
  private final Map<String, ChatSender> senders;
  private final AlertCards alertCards;
  private final RoomToday roomToday = new RoomToday();
  private final TellOfFloods tellOfFloods = new TellOfFloods();

  /** Plans for these platforms, by name. */
  PlanMessages(Map<String, ChatSender> senders, AlertCards alertCards) {
    this.senders = Map.copyOf(senders);
    this.alertCards = alertCards;
  }

  /** Plans everything that is due on these platforms. */
  void plan(Transaction transaction, Set<String> platforms, Instant now) {
    for (long channel : dueAlerts.channelsWithDue(transaction, platforms, now)) {
      if (isAllowed(transaction, channel, now)) {
        planAlerts(transaction, channel, now);
        planDigest(transaction, channel, now);
      }
    }
    for (long channel : dueAlerts.channelsWithUntoldHeld(transaction, platforms, now)) {
      if (isAllowed(transaction, channel, now)) {
        tellHeld(transaction, channel, now);
      }
    }
    tellSilence.plan(transaction, platforms, now);
    for (long channel : tellOfFloods.channels(transaction, platforms, now)) {
      if (isAllowed(transaction, channel, now)) {
        tellOfFloods.ask(transaction, channel, now);
      }
    }
  }

  /** What is still waiting when quiet hours begin, or fell due while nothing ran, waits on. */
  private boolean isAllowed(Transaction transaction, long channel, Instant now) {
    Instant allowed = channels.get(transaction, channel).rules().firstAllowed(now);
    if (allowed.isAfter(now)) {
      dueAlerts.putOff(transaction, channel, now, allowed);
    }
    return !allowed.isAfter(now);
  }

  private void planAlerts(Transaction transaction, long channel, Instant now) {
    Channel where = channels.get(transaction, channel);
    List<Alert> due = dueAlerts.due(transaction, channel, Batch.INSTANT, now);
    List<Alert> fitting = roomToday.fitting(transaction, where, due, now);
    carry(transaction, channel, Kind.ALERTS, "", fitting, now);
    carry(transaction, channel, Kind.ALERTS, "", roomToday.released(transaction, where, now), now);
  }

  private void planDigest(Transaction transaction, long channel, Instant now) {
    List<Alert> due = dueAlerts.due(transaction, channel, Batch.DIGEST, now);
    if (due.isEmpty()) {
      return;
    }
    List<Alert> shown = new ArrayList<>();
    List<Alert> beyond = new ArrayList<>();
    Map<Long, Integer> shownFor = new HashMap<>();
    for (Alert alert : ranked(transaction, due)) {
      List<Cause> causes = alerts.causes(transaction, alert.key());
      (hasRoom(causes, shownFor) ? shown : beyond).add(alert);
    }
    dueAlerts.hold(transaction, beyond, "beyond the " + shown.size() + " of the digest");
    String text = "Digest: " + count(shown.size(), "paper") + ", the most upvoted first.";
    carry(transaction, channel, Kind.DIGEST, text, shown, now);
  }

  /** Whether one of these subscriptions may show one more paper, which then counts for all. */
  private static boolean hasRoom(List<Cause> causes, Map<Long, Integer> shownFor) {
    boolean room =
        causes.stream()
            .map(Cause::subscription)
            .anyMatch(one -> shownFor.getOrDefault(one.key(), 0) < one.wish().digestSize());
    if (room) {
      causes.forEach(cause -> shownFor.merge(cause.subscription().key(), 1, Integer::sum));
    }
    return room;
  }

  private List<Alert> ranked(Transaction transaction, List<Alert> due) {
    Map<?, StoredPaper> known = papers.find(transaction, due.stream().map(Alert::paper).toList());
    Comparator<Alert> byVotes =
        Comparator.comparingInt(
            alert -> {
              StoredPaper stored = known.get(alert.paper());
              return stored == null ? 0 : -votes(stored.paper());
            });
    return due.stream().sorted(byVotes.thenComparing(Alert::key)).toList();
  }

  private static int votes(Paper paper) {
    return paper.signals().upvotes();
  }

  private void carry(
      Transaction transaction, long channel, Kind kind, String text, List<Alert> due, Instant now) {
    ChannelId id = channels.get(transaction, channel).id();
    ChatSender sender = Objects.requireNonNull(senders.get(id.platform()));
    List<Card> cards = alertCards.of(transaction, due);
    int first = 0;
    while (first < due.size()) {
      int fitting = sender.fitting(id, cards.subList(first, cards.size()));
      int next = Math.min(due.size(), first + Math.max(1, fitting));
      String above = first == 0 ? text : "";
      long message = messages.add(transaction, channel, kind, above, now);
      dueAlerts.carry(transaction, due.subList(first, next), message);
      first = next;
    }
  }

  private void tellHeld(Transaction transaction, long channel, Instant now) {
    long message = messages.add(transaction, channel, Kind.NOTICE, "", now);
    int held = dueAlerts.tellHeld(transaction, channel, message, now);
    messages.word(transaction, message, "+" + held + " more, `/papers list held` shows them.");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
