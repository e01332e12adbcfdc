package dev.paperboy.ingest;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.outbox.AlertStore.CauseDraft;
import dev.paperboy.store.outbox.AlertStore.Draft;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Creates alerts for matching subscriptions: one for each channel and paper, within the caps.
 * Confined to one transaction.
 */
final class AlertRecorder {
  private final AlertStore alerts = new AlertStore();
  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final PageMatching matching;
  private final AlertCounts counts;
  private final long poll;
  private final Instant now;
  private final SortedMap<Long, Integer> matches = new TreeMap<>();
  private final long last;

  /** Creates a recorder for the papers found by a poll. */
  AlertRecorder(Transaction transaction, PageMatching matching, long poll, Instant now) {
    this.last = alerts.last(transaction);
    this.matching = matching;
    this.counts = new AlertCounts(poll, now);
    this.poll = poll;
    this.now = now;
  }

  /** Reads at once what is needed of the channels that want these papers. */
  void load(Transaction transaction, Collection<PaperChange> changes) {
    counts.load(
        transaction,
        changes.stream()
            .flatMap(change -> matching.wants(change).stream())
            .map(want -> want.subscription().channel())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * Saves the alerts for a paper in the channels that have none yet; returns the number of those
   * that are not muted.
   */
  int record(Transaction transaction, PaperChange change, List<Want> wants) {
    PaperId paper = change.after().id();
    SortedMap<Long, List<Want>> byChannel =
        wants.stream()
            .collect(
                Collectors.groupingBy(
                    want -> want.subscription().channel(), TreeMap::new, Collectors.toList()));
    byChannel.keySet().removeAll(alerts.channelsOf(transaction, paper));
    counts.load(transaction, byChannel.keySet());
    List<Draft> drafts = new ArrayList<>();
    for (Map.Entry<Long, List<Want>> entry : byChannel.entrySet()) {
      Channel channel = counts.channel(entry.getKey());
      Draft draft = draft(transaction, channel, paper, entry.getValue());
      drafts.add(
          matching.mute(change, channel.key()).map(mute -> muted(draft, mute)).orElse(draft));
    }
    Map<Long, Long> added = alerts.add(transaction, paper, drafts, last, now);
    addCauses(transaction, added, byChannel);
    List<Draft> saved =
        drafts.stream().filter(draft -> added.containsKey(draft.channel())).toList();
    saved.forEach(counts::add);
    return (int) saved.stream().filter(draft -> draft.state() != State.MUTED).count();
  }

  /** Saves what caused these alerts, by the channel that each is for. */
  private void addCauses(
      Transaction transaction, Map<Long, Long> added, Map<Long, List<Want>> byChannel) {
    Map<Long, List<CauseDraft>> causes = new LinkedHashMap<>();
    byChannel.forEach(
        (channel, wants) -> {
          Long alert = added.get(channel);
          if (alert != null) {
            causes.put(alert, wants.stream().map(Want::cause).toList());
            wants.forEach(want -> matches.merge(want.subscription().key(), 1, Integer::sum));
          }
        });
    alerts.addCauses(transaction, causes);
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
    counts.load(transaction, urgent.stream().map(want -> want.subscription().channel()).toList());
    for (Want want : urgent) {
      Channel channel = counts.channel(want.subscription().channel());
      Optional<Alert> alert = alerts.find(transaction, channel.key(), paper);
      if (alert.isPresent() && whyHeld(transaction, channel, List.of(want)).isNone()) {
        long key = alert.get().key();
        if (dueAlerts.hasten(transaction, key, poll, channel.rules().firstAllowed(now))) {
          alerts.addCauses(transaction, Map.of(key, List.of(want.cause())));
          counts.forget(channel.key());
          counts.load(transaction, List.of(channel.key()));
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
    if (counts.inPoll(channel.key()) >= cap) {
      return AlertReason.pollCap(cap);
    }
    if (counts.today(channel.key()) >= channel.rules().daily()) {
      return AlertReason.dayCap(channel.rules().daily());
    }
    boolean allFull = instant.stream().allMatch(want -> isFull(transaction, want));
    return allFull ? AlertReason.SUBSCRIPTION_CAP : AlertReason.NONE;
  }

  private boolean isFull(Transaction transaction, Want want) {
    int max = want.subscription().wish().max();
    return max > 0 && alerts.countInPollFor(transaction, want.subscription().key(), poll) >= max;
  }

  private static boolean isInstant(Want want) {
    return want.subscription().wish().cadence() instanceof Cadence.Immediately;
  }
}
