package dev.paperboy.ingest;

import dev.paperboy.ingest.ActiveSubscriptions.Want;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Alert.Batch;
import dev.paperboy.store.Alert.State;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.AlertStore.Draft;
import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns what subscriptions want into alerts: one for each channel and paper, under the caps. */
final class RecordAlerts {
  private final AlertStore alerts = new AlertStore();
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  /** Saves the alerts for a paper that a poll found; answers how many there are. */
  int record(Transaction transaction, long poll, PaperId paper, List<Want> wants, Instant now) {
    Map<Long, List<Want>> byChannel =
        wants.stream()
            .collect(
                Collectors.groupingBy(
                    want -> want.subscription().channel(), TreeMap::new, Collectors.toList()));
    int recorded = 0;
    for (Map.Entry<Long, List<Want>> entry : byChannel.entrySet()) {
      Channel channel = channels.get(transaction, entry.getKey());
      Draft draft = draft(transaction, channel, poll, paper, entry.getValue(), now);
      OptionalLong alert = alerts.add(transaction, draft, now);
      if (alert.isPresent()) {
        recorded++;
        for (Want want : entry.getValue()) {
          long key = want.subscription().key();
          alerts.addCause(transaction, alert.getAsLong(), key, want.evidence());
          subscriptions.matched(transaction, key, now);
        }
      }
    }
    return recorded;
  }

  private Draft draft(
      Transaction transaction,
      Channel channel,
      long poll,
      PaperId paper,
      List<Want> wants,
      Instant now) {
    Rules rules = channel.rules();
    boolean instant = wants.stream().anyMatch(RecordAlerts::isInstant);
    Batch batch = instant ? Batch.INSTANT : Batch.DIGEST;
    Instant due =
        wants.stream()
            .map(want -> want.subscription().wish().cadence().due(now, rules.zone()))
            .min(Instant::compareTo)
            .orElse(now);
    String held = instant ? whyHeld(transaction, channel, poll, wants) : whyResting(channel);
    State state = held.isEmpty() ? State.PENDING : State.HELD;
    return new Draft(channel.key(), paper, poll, batch, rules.firstAllowed(due), state, held);
  }

  private String whyHeld(Transaction transaction, Channel channel, long poll, List<Want> wants) {
    if (channel.isResting()) {
      return whyResting(channel);
    }
    int cap = channel.rules().cap();
    if (alerts.countInPoll(transaction, channel.key(), poll) >= cap) {
      return "over the channel's cap of " + cap + " papers a poll";
    }
    boolean allFull =
        wants.stream()
            .filter(RecordAlerts::isInstant)
            .allMatch(want -> isFull(transaction, want, poll));
    return allFull ? "over the subscription's maximum of papers a poll" : "";
  }

  private static String whyResting(Channel channel) {
    return channel.isResting() ? "found while nothing could be posted here" : "";
  }

  private boolean isFull(Transaction transaction, Want want, long poll) {
    int max = want.subscription().wish().max();
    return max > 0 && alerts.countInPollFor(transaction, want.subscription().key(), poll) >= max;
  }

  private static boolean isInstant(Want want) {
    return want.subscription().wish().cadence() instanceof Cadence.Immediately;
  }
}
