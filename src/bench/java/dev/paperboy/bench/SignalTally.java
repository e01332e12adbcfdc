package dev.paperboy.bench;

import dev.paperboy.bench.CapturedDays.Listed;
import dev.paperboy.card.Card;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.paper.PaperId;
import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.store.Alert;
import dev.paperboy.store.Alert.Batch;
import dev.paperboy.store.Alert.State;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Set<Text> arxiv;
  private final List<Listed> listed;
  private final List<String> mistakes = new ArrayList<>();

  SignalTally(SignalReplay replay) throws IOException {
    this.replay = replay;
    this.arxiv = Set.copyOf(replay.days.arxiv(SignalReplay.CATEGORIES));
    this.listed = replay.days.listed(replay.end());
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
    Map<String, Text> wanted = wanted(channel, known(channel));
    Map<String, Alert> alerts = alerts(channel);
    Map<String, Integer> times = timesPosted(channel);
    hold(channel, wanted, alerts, times);
    addUp(channel, wanted.size(), alerts);
    List<Outgoing> posted = replay.posts.posted(channel.name());
    int carrying = (int) posted.stream().filter(one -> !one.cards().isEmpty()).count();
    return new Row(
        channel,
        seen(channel).size() + (hearsArxiv(channel) ? arxiv.size() : 0),
        days(channel),
        wanted.size(),
        count(alerts, State.SENT, Batch.INSTANT),
        count(alerts, State.SENT, Batch.DIGEST),
        count(alerts, State.HELD),
        count(alerts, State.MUTED),
        count(alerts, State.PENDING),
        reasons(alerts),
        later(channel, wanted.keySet()),
        (int)
            listed.stream()
                .filter(one -> !SignalReplay.isNews(one) && before(channel, one))
                .count(),
        (int) alerts.values().stream().filter(SignalTally::waitedForMorning).count(),
        carrying,
        posted.size() - carrying,
        replay.posts.edited(channel.name()).size(),
        again(channel),
        wanted(replay.channels().get(0), known(channel)).size());
  }

  /** Whether a channel asks for a paper as it was when the feed was first read. */
  private static boolean before(SignalChannel channel, Listed one) {
    return !channel.joined().isAfter(SignalReplay.BASELINE)
        && channel.wants().test(one.at(SignalReplay.BASELINE));
  }

  private static Instant known(SignalChannel channel) {
    return channel.joined().isAfter(SignalReplay.BASELINE)
        ? channel.joined()
        : SignalReplay.BASELINE;
  }

  private List<Listed> seen(SignalChannel channel) {
    return listed.stream().filter(one -> one.from().isAfter(known(channel))).toList();
  }

  private int days(SignalChannel channel) {
    long lists = seen(channel).stream().map(Listed::day).distinct().count();
    return (int) lists + (hearsArxiv(channel) ? 1 : 0);
  }

  private boolean hearsArxiv(SignalChannel channel) {
    return channel.joined().isBefore(CapturedDays.ARXIV);
  }

  /** What a channel asks for and did not ask for by this moment. */
  private Map<String, Text> wanted(SignalChannel channel, Instant known) {
    Map<String, Text> wanted = new TreeMap<>();
    if (hearsArxiv(channel)) {
      arxiv.stream().filter(channel.wants()).forEach(paper -> wanted.put(paper.id(), paper));
    }
    for (Listed one : listed) {
      Text paper = one.at(replay.end());
      boolean already = !one.from().isAfter(known) && channel.wants().test(one.at(known));
      if (channel.wants().test(paper) && !already) {
        wanted.put(paper.id(), paper);
      }
    }
    return wanted;
  }

  private int later(SignalChannel channel, Set<String> wanted) {
    return (int)
        listed.stream()
            .filter(one -> wanted.contains(one.id()) && !channel.wants().test(one.at(one.from())))
            .count();
  }

  private Map<String, Alert> alerts(SignalChannel channel) {
    AlertStore store = new AlertStore();
    Channel key = replay.scene.channel(KeptPosts.channel(channel.name()));
    Map<String, Alert> alerts = new TreeMap<>();
    replay.scene.database.read(
        transaction -> {
          listed.forEach(one -> find(transaction, store, key, one.id(), alerts));
          arxiv.forEach(one -> find(transaction, store, key, one.id(), alerts));
          return alerts;
        });
    return alerts;
  }

  private static void find(
      Transaction transaction,
      AlertStore store,
      Channel channel,
      String id,
      Map<String, Alert> alerts) {
    Optional<Alert> alert = store.find(transaction, channel.key(), PaperId.of("arxiv:" + id));
    alert.ifPresent(found -> alerts.put(id, found));
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
      Text paper = wanted.get(id);
      Alert alert = alerts.get(id);
      String where = " in " + channel.name() + " (" + channel.query() + "): ";
      if (paper == null || alert == null) {
        mistakes.add(id + where + (paper == null ? "not asked for, but found" : "not found"));
        continue;
      }
      if ((alert.state() == State.MUTED) != channel.mutes().test(paper)) {
        mistakes.add(id + where + "muted or not, against what is muted there");
      }
      int posted = times.getOrDefault(id, 0);
      if (posted != (alert.state() == State.SENT ? 1 : 0)) {
        mistakes.add(id + where + "posted " + posted + " times, but is " + alert.state());
      }
      if (alert.state() == State.FAILED) {
        mistakes.add(id + where + "failed");
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
            Collectors.groupingBy(Alert::reason, TreeMap::new, Collectors.summingInt(one -> 1)));
  }

  private static boolean waitedForMorning(Alert alert) {
    return alert.batch() == Batch.INSTANT
        && alert.state() == State.SENT
        && Duration.between(alert.created(), alert.due()).toMillis() > 0;
  }

  /** How many more messages came of a script that posts each announcement that matches. */
  private int again(SignalChannel channel) {
    int again = 0;
    for (Listed one : seen(channel)) {
      Text last = one.at(replay.end());
      Text bare = new Text(last.id(), last.texts().subList(0, 2), last.authors(), 0, false);
      if (SignalReplay.isNews(one) && channel.wants().test(bare)) {
        again += SignalReplay.isRevised(one.id()) ? 2 : 1;
      }
    }
    return again;
  }
}
