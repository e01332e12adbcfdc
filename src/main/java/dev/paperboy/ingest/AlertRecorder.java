package dev.paperboy.ingest;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.outbox.AlertStore.Draft;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Creates alerts for matching subscriptions: one for each channel and paper, within the caps.
 * Confined to one transaction.
 */
final class AlertRecorder {
  private final AlertStore alerts = new AlertStore();
  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final PageMatching matching;
  private final long poll;
  private final Instant now;
  private final SortedMap<Long, Integer> matches = new TreeMap<>();

  /** Creates a recorder for the papers found by a poll. */
  AlertRecorder(PageMatching matching, long poll, Instant now) {
    this.matching = matching;
    this.poll = poll;
    this.now = now;
  }

  /** Saves the alerts for a paper; returns the number of those that are not muted. */
  int record(Transaction transaction, PaperChange change, List<Want> wants) {
    Map<Long, List<Want>> byChannel =
        wants.stream()
            .collect(
                Collectors.groupingBy(
                    want -> want.subscription().channel(), TreeMap::new, Collectors.toList()));
    int recorded = 0;
    for (Map.Entry<Long, List<Want>> entry : byChannel.entrySet()) {
      Channel channel = channels.get(transaction, entry.getKey());
      Draft draft = draft(transaction, channel, change.after().id(), entry.getValue());
      Optional<Mute> mute = matching.mute(change, channel.key());
      OptionalLong alert =
          alerts.add(transaction, mute.map(one -> muted(draft, one)).orElse(draft), now);
      if (alert.isPresent()) {
        recorded += mute.isPresent() ? 0 : 1;
        addCauses(transaction, alert.getAsLong(), entry.getValue());
      }
    }
    return recorded;
  }

  private void addCauses(Transaction transaction, long alert, List<Want> wants) {
    alerts.addCauses(transaction, alert, wants.stream().map(Want::cause).toList());
    wants.forEach(want -> matches.merge(want.subscription().key(), 1, Integer::sum));
  }

  /** Records in one batch which subscriptions matched papers; to be called once, at the end. */
  void finish(Transaction transaction) {
    subscriptions.matched(transaction, matches, now);
  }

  /**
   * Removes a changed paper from the digests it waits for, if a subscription now wants it at once.
   *
   * @param urgent the subscriptions that want it at once now, and did not before
   */
  void hasten(Transaction transaction, PaperId paper, List<Want> urgent) {
    for (Want want : urgent) {
      Channel channel = channels.get(transaction, want.subscription().channel());
      Optional<Alert> alert = alerts.find(transaction, channel.key(), paper);
      if (alert.isPresent() && whyHeld(transaction, channel, List.of(want)).isNone()) {
        long key = alert.get().key();
        if (dueAlerts.hasten(transaction, key, poll, channel.rules().firstAllowed(now))) {
          alerts.addCauses(transaction, key, List.of(want.cause()));
        }
      }
    }
  }

  private static Draft muted(Draft draft, Mute mute) {
    return new Draft(
        draft.channel(),
        draft.paper(),
        draft.poll(),
        draft.batch(),
        draft.due(),
        State.MUTED,
        AlertReason.muted(mute));
  }

  private Draft draft(Transaction transaction, Channel channel, PaperId paper, List<Want> wants) {
    List<Want> instant = wants.stream().filter(Want::urgent).toList();
    List<Want> digest = wants.stream().filter(want -> !isInstant(want)).toList();
    AlertReason held = whyHeld(transaction, channel, instant);
    // A paper over the cap is kept for a digest if a subscription wants it in one, too.
    boolean atOnce = !instant.isEmpty() && (held.isNone() || digest.isEmpty());
    if (!atOnce && !channel.isResting()) {
      held = AlertReason.NONE;
    }
    return new Draft(
        channel.key(),
        paper,
        poll,
        atOnce ? Batch.INSTANT : Batch.DIGEST,
        atOnce ? channel.rules().firstAllowed(now) : due(channel.rules(), digest, now),
        held.isNone() ? State.PENDING : State.HELD,
        held);
  }

  private static Instant due(Rules rules, List<Want> wants, Instant now) {
    return wants.stream()
        .map(want -> want.subscription().wish().cadence().due(now, rules.zone()))
        .min(Instant::compareTo)
        .map(rules::firstAllowed)
        .orElse(now);
  }

  /** Returns why a paper is not posted at once; none if there is no reason. */
  private AlertReason whyHeld(Transaction transaction, Channel channel, List<Want> instant) {
    if (channel.isResting()) {
      return AlertReason.SUSPENDED;
    }
    int cap = channel.rules().cap();
    if (alerts.countInPoll(transaction, channel.key(), poll) >= cap) {
      return AlertReason.pollCap(cap);
    }
    if (isDayFull(transaction, channel, channel.rules().firstAllowed(now))) {
      return AlertReason.dayCap(channel.rules().daily());
    }
    boolean allFull = instant.stream().allMatch(want -> isFull(transaction, want));
    return allFull ? AlertReason.SUBSCRIPTION_CAP : AlertReason.NONE;
  }

  private boolean isDayFull(Transaction transaction, Channel channel, Instant due) {
    Rules rules = channel.rules();
    Instant from = rules.startOfDay(due);
    return alerts.countDue(transaction, channel.key(), from, rules.endOfDay(due)) >= rules.daily();
  }

  private boolean isFull(Transaction transaction, Want want) {
    int max = want.subscription().wish().max();
    return max > 0 && alerts.countInPollFor(transaction, want.subscription().key(), poll) >= max;
  }

  private static boolean isInstant(Want want) {
    return want.subscription().wish().cadence() instanceof Cadence.Immediately;
  }
}
