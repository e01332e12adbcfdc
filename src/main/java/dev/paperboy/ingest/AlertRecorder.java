package dev.paperboy.ingest;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertCauseStore;
import dev.paperboy.store.outbox.AlertCauseStore.CauseDraft;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.outbox.AlertStore.Draft;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
  private final AlertCauseStore alertCauses = new AlertCauseStore();
  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final PageMatching matching;
  private final AlertCounts counts;
  private final long poll;
  private final Instant now;
  private final Map<Long, Integer> matches = new HashMap<>();
  private final Map<PaperId, Set<Long>> alerted = new HashMap<>();
  private final List<Planned> planned = new ArrayList<>();
  private long last;

  /** Creates a recorder for these changes of papers, which were matched for a poll. */
  AlertRecorder(
      Transaction transaction,
      PageMatching matching,
      Collection<PaperChange> changes,
      long poll,
      Instant now) {
    this.last = alerts.last(transaction);
    this.matching = matching;
    this.counts = new AlertCounts(poll, now);
    this.poll = poll;
    this.now = now;
    load(transaction, changes);
  }

  /** An alert to be saved together with others, and the subscriptions that matched. */
  private record Planned(Draft draft, List<Want> wants) {}

  /** Reads at once what is needed of these papers, and of the channels that want them. */
  private void load(Transaction transaction, Collection<PaperChange> changes) {
    Set<PaperId> papers =
        changes.stream().map(change -> change.after().id()).collect(Collectors.toSet());
    Map<PaperId, Set<Long>> known = alerts.channelsOf(transaction, papers);
    papers.forEach(paper -> alerted.put(paper, new HashSet<>(known.getOrDefault(paper, Set.of()))));
    counts.load(
        transaction,
        changes.stream()
            .flatMap(change -> matching.wants(change).stream())
            .map(want -> want.subscription().channel())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * Plans the alerts for one of the changes, in the channels that have none yet; returns the number
   * of those that are not muted.
   */
  int record(Transaction transaction, PaperChange change, List<Want> wants) {
    PaperId paper = change.after().id();
    SortedMap<Long, List<Want>> byChannel =
        wants.stream()
            .collect(
                Collectors.groupingBy(
                    want -> want.subscription().channel(), TreeMap::new, Collectors.toList()));
    Set<Long> before = Objects.requireNonNull(alerted.get(paper));
    Map<Long, Optional<Mute>> muted = matching.muted(change);
    byChannel.keySet().removeAll(before);
    int posted = 0;
    for (Map.Entry<Long, List<Want>> entry : byChannel.entrySet()) {
      Channel channel = counts.channel(entry.getKey());
      Draft wanted = draft(transaction, channel, paper, entry.getValue());
      Draft draft =
          Objects.requireNonNull(muted.get(channel.key()))
              .map(mute -> muted(wanted, mute))
              .orElse(wanted);
      planned.add(new Planned(draft, entry.getValue()));
      counts.add(draft);
      before.add(channel.key());
      posted += draft.state() == State.MUTED ? 0 : 1;
    }
    return posted;
  }

  /** Saves what is planned, and which subscriptions matched; to be called once, at the end. */
  void finish(Transaction transaction) {
    savePlanned(transaction);
    subscriptions.matched(transaction, matches, now);
  }

  private void savePlanned(Transaction transaction) {
    Map<AlertStore.Key, Long> saved =
        alerts.add(transaction, planned.stream().map(Planned::draft).toList(), last, now);
    Map<Long, List<CauseDraft>> causes = new LinkedHashMap<>();
    for (Planned one : planned) {
      Long alert = saved.get(AlertStore.Key.of(one.draft()));
      // A person may have requested the paper at the same time.
      if (alert != null) {
        last = Math.max(last, alert);
        causes.put(alert, one.wants().stream().map(Want::cause).toList());
        one.wants().forEach(want -> matches.merge(want.subscription().key(), 1, Integer::sum));
      }
    }
    alertCauses.add(transaction, causes);
    planned.clear();
  }

  /**
   * Removes a changed paper from the digests it waits for, if a subscription now wants it at once.
   *
   * @param urgent the subscriptions that want it at once now, and did not before
   */
  void hasten(Transaction transaction, PaperId paper, List<Want> urgent) {
    if (urgent.isEmpty()) {
      return;
    }
    savePlanned(transaction);
    for (Want want : urgent) {
      Channel channel = counts.channel(want.subscription().channel());
      Optional<Alert> alert = alerts.find(transaction, channel.key(), paper);
      if (alert.isPresent() && whyHeld(transaction, channel, List.of(want)).isNone()) {
        long key = alert.get().key();
        if (dueAlerts.hasten(transaction, key, poll, channel.rules().firstAllowed(now))) {
          alertCauses.add(transaction, Map.of(key, List.of(want.cause())));
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
    if (max == 0) {
      return false;
    }
    savePlanned(transaction);
    return alerts.countInPollFor(transaction, want.subscription().key(), poll) >= max;
  }

  private static boolean isInstant(Want want) {
    return want.subscription().wish().cadence() instanceof Cadence.Immediately;
  }
}
