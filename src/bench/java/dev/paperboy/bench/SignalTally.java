package dev.paperboy.bench;

import dev.paperboy.card.Card;
import dev.paperboy.command.held.AlertReasonText;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.paper.PaperId;
import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.subscription.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Counts what became of the papers in each channel, and holds it against what the channels ask for,
 * told without the program.
 */
final class SignalTally {
  private final SignalReplay replay;
  private final SignalWishes wishes;
  private final List<String> mistakes = new ArrayList<>();

  SignalTally(SignalReplay replay) throws IOException {
    this.replay = replay;
    this.wishes = new SignalWishes(replay.days, replay.end());
  }

  /**
   * What a channel saw.
   *
   * @param seen how many papers were announced after the baseline while it was subscribed
   * @param days on how many days
   * @param matched how many of all known papers it asks for by the end, and did not before it
   *     subscribed or before the feed was first read
   * @param reasons why papers were held or muted, and how many
   * @param later how many of the matched it did not ask for yet when they were announced
   * @param baseline how many it would have asked for of those that were there at the first reading
   * @param late how many were posted after quiet hours
   * @param messages how many messages carry papers
   * @param notices how many others there were
   * @param again how many more times papers that it asks for are announced, where arXiv announces
   *     them, too
   * @param broad how many papers the first channel asked for since this one subscribed
   */
  record Row(
      SignalChannel channel,
      int seen,
      int days,
      int matched,
      int instant,
      int digests,
      int held,
      int muted,
      int waiting,
      Map<String, Integer> reasons,
      int later,
      int baseline,
      int late,
      int messages,
      int notices,
      int edits,
      int again,
      int broad) {}

  /** What does not agree, a sentence each that names the paper. */
  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** A row for each channel. */
  List<Row> rows() {
    return replay.channels().stream().map(this::row).toList();
  }

  /** What became of each paper in each channel, in one word each. */
  Map<String, String> fates() {
    Map<String, String> fates = new TreeMap<>();
    for (SignalChannel channel : replay.channels()) {
      alerts(channel)
          .forEach(
              (id, alert) ->
                  fates.put(channel.name() + " " + id, alert.state() + " " + alert.batch()));
    }
    return fates;
  }

  private Row row(SignalChannel channel) {
    Map<String, Text> wanted = wishes.wanted(channel, channel.joined());
    Map<String, Alert> alerts = alerts(channel);
    hold(channel, wanted, alerts, timesPosted(channel));
    addUp(channel, wanted.size(), alerts);
    List<Outgoing> posted = replay.posts.posted(channel.name());
    int carrying = (int) posted.stream().filter(one -> !one.cards().isEmpty()).count();
    return new Row(
        channel,
        wishes.seen(channel),
        wishes.days(channel),
        wanted.size(),
        count(alerts, State.SENT, Batch.INSTANT),
        count(alerts, State.SENT, Batch.DIGEST),
        count(alerts, State.HELD),
        count(alerts, State.MUTED),
        count(alerts, State.PENDING),
        reasons(alerts),
        wishes.later(channel, wanted.keySet()),
        wishes.before(channel),
        channel.isQuietAtTimes() ? late(alerts) : 0,
        carrying,
        posted.size() - carrying,
        replay.posts.edited(channel.name()).size(),
        wishes.again(channel),
        wishes.wanted(replay.channels().get(0), channel.joined()).size());
  }

  private Map<String, Alert> alerts(SignalChannel channel) {
    AlertStore store = new AlertStore();
    Channel key = replay.scene.channel(KeptPosts.channel(channel.name()));
    Map<String, Alert> alerts = new TreeMap<>();
    return replay.scene.database.read(
        transaction -> {
          for (String id : wishes.papers()) {
            store
                .find(transaction, key.key(), PaperId.of("arxiv:" + id))
                .ifPresent(alert -> alerts.put(id, alert));
          }
          return alerts;
        });
  }

  private Map<String, Integer> timesPosted(SignalChannel channel) {
    Map<String, Integer> times = new HashMap<>();
    for (Outgoing message : replay.posts.posted(channel.name())) {
      for (Card card : message.cards()) {
        times.merge(card.paper().local(), 1, Integer::sum);
      }
    }
    return times;
  }

  private void hold(
      SignalChannel channel,
      Map<String, Text> wanted,
      Map<String, Alert> alerts,
      Map<String, Integer> times) {
    Set<String> ids = new TreeSet<>(wanted.keySet());
    ids.addAll(alerts.keySet());
    ids.addAll(times.keySet());
    for (String id : ids) {
      String where = id + " in " + channel.name() + " (" + channel.query() + "): ";
      Text paper = wanted.get(id);
      Alert alert = alerts.get(id);
      if (paper == null || alert == null) {
        mistakes.add(where + (paper == null ? "not asked for, but found" : "not found"));
      } else {
        int expected = alert.state() == State.SENT ? 1 : 0;
        int posted = times.getOrDefault(id, 0);
        if (posted != expected || alert.state() == State.FAILED) {
          mistakes.add(where + "posted " + posted + " times, but is " + alert.state());
        }
        if ((alert.state() == State.MUTED) != channel.mutes().test(paper)) {
          mistakes.add(where + "is " + alert.state() + ", against what is muted there");
        }
      }
    }
  }

  private void addUp(SignalChannel channel, int matched, Map<String, Alert> alerts) {
    int told =
        count(alerts, State.SENT)
            + count(alerts, State.HELD)
            + count(alerts, State.MUTED)
            + count(alerts, State.PENDING);
    if (told != matched) {
      mistakes.add(channel.name() + ": " + matched + " matched, but what became of " + told);
    }
  }

  private static int count(Map<String, Alert> alerts, State state) {
    return count(alerts, state, Batch.INSTANT) + count(alerts, state, Batch.DIGEST);
  }

  private static int count(Map<String, Alert> alerts, State state, Batch batch) {
    return (int)
        alerts.values().stream()
            .filter(alert -> alert.state() == state && alert.batch() == batch)
            .count();
  }

  private static Map<String, Integer> reasons(Map<String, Alert> alerts) {
    return alerts.values().stream()
        .filter(alert -> alert.state() == State.HELD || alert.state() == State.MUTED)
        .collect(
            Collectors.groupingBy(
                alert -> AlertReasonText.of(alert.reason()),
                TreeMap::new,
                Collectors.summingInt(one -> 1)));
  }

  private static int late(Map<String, Alert> alerts) {
    return (int)
        alerts.values().stream()
            .filter(alert -> alert.state() == State.SENT && alert.due().isAfter(alert.created()))
            .count();
  }
}
