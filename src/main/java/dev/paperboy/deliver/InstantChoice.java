package dev.paperboy.deliver;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Rules;
import dev.paperboy.taste.ChannelTaste;
import dev.paperboy.taste.Judgement;
import dev.paperboy.taste.Judgement.Verdict;
import dev.paperboy.taste.Taste;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses which papers a channel gets at once if it asked for only some a week: those that fit its
 * votes at least as well as the papers of the last four weeks that would have filled that rate. The
 * others wait for a digest. Where nothing was learned, all papers are posted at once.
 */
final class InstantChoice {
  private static final Duration LOOK_BACK = Duration.ofDays(28);
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final double MILLIS_OF_A_WEEK = Duration.ofDays(7).toMillis();
  private static final int MOST_COMPARED = 300;

  private final AlertStore alerts = new AlertStore();
  private final PaperStore papers = new PaperStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final ChannelTaste tastes;

  InstantChoice(ChannelTaste tastes) {
    this.tastes = tastes;
  }

  /**
   * A choice among due alerts.
   *
   * @param due what was chosen from
   * @param later those that wait for a digest
   * @param judgements how the others fit, by the key of the alert; empty if taste had no part in it
   */
  record Chosen(List<Alert> due, List<Alert> later, Map<Long, Judgement> judgements) {
    /** Copies the collections. */
    Chosen {
      due = List.copyOf(due);
      later = List.copyOf(later);
      judgements = Map.copyOf(judgements);
    }

    List<Alert> now() {
      return due.stream().filter(alert -> !later.contains(alert)).toList();
    }
  }

  /**
   * Chooses for a channel.
   *
   * @param due instant alerts, in order
   */
  Chosen of(Transaction transaction, Channel channel, List<Alert> due, Instant now) {
    Rules rules = channel.rules();
    if (rules.taste() == 0 || due.isEmpty()) {
      return new Chosen(due, List.of(), Map.of());
    }
    Taste taste = tastes.of(transaction, channel.key(), now);
    if (taste.isEmpty()) {
      return new Chosen(due, List.of(), Map.of());
    }
    List<Alert> recent =
        alerts.since(transaction, channel.key(), now.minus(LOOK_BACK), MOST_COMPARED);
    Map<Long, Judgement> judged = judged(transaction, taste, due, recent);
    double threshold = threshold(rules, recent, judged, now);
    List<Alert> later =
        due.stream()
            .filter(alert -> !fits(Objects.requireNonNull(judged.get(alert.key())), threshold))
            .toList();
    judged.keySet().retainAll(due.stream().map(Alert::key).collect(Collectors.toSet()));
    later.forEach(alert -> judged.remove(alert.key()));
    return new Chosen(due, later, judged);
  }

  /** Returns when the papers that are not posted at once are posted together. */
  Instant later(Transaction transaction, Channel channel, Instant now) {
    Rules rules = channel.rules();
    Instant digest =
        subscriptions.of(transaction, channel.key()).stream()
            .map(one -> one.wish().cadence())
            .filter(cadence -> !(cadence instanceof Cadence.Immediately))
            .map(cadence -> cadence.due(now, rules.zone()))
            .min(Comparator.naturalOrder())
            .orElseGet(() -> Cadence.USUAL.due(now, rules.zone()));
    return rules.firstAllowed(digest);
  }

  private static boolean fits(Judgement judgement, double threshold) {
    return judgement.verdict() != Verdict.DISLIKED && judgement.score() >= threshold;
  }

  /** Returns the score of the last paper that the rate would have allowed; above 0. */
  private static double threshold(
      Rules rules, List<Alert> recent, Map<Long, Judgement> judged, Instant now) {
    Instant begun = recent.isEmpty() ? now : recent.get(recent.size() - 1).created();
    double span = Math.max(SHORTEST.toMillis(), Duration.between(begun, now).toMillis());
    int allowed = (int) Math.ceil(rules.taste() * span / MILLIS_OF_A_WEEK);
    List<Double> scores =
        recent.stream()
            .map(alert -> judged.getOrDefault(alert.key(), Judgement.NONE).score())
            .sorted(Comparator.reverseOrder())
            .toList();
    double last = scores.size() < allowed ? 0 : scores.get(allowed - 1);
    return Math.max(Double.MIN_VALUE, last);
  }

  private Map<Long, Judgement> judged(
      Transaction transaction, Taste taste, List<Alert> due, List<Alert> recent) {
    Map<Long, Alert> all = new LinkedHashMap<>();
    Stream.concat(due.stream(), recent.stream()).forEach(alert -> all.put(alert.key(), alert));
    Map<PaperId, StoredPaper> known =
        papers.find(transaction, all.values().stream().map(Alert::paper).toList());
    Map<Long, Judgement> judged = new HashMap<>();
    all.forEach(
        (key, alert) -> {
          Paper paper = Objects.requireNonNull(known.get(alert.paper())).paper();
          judged.put(key, taste.judge(paper));
        });
    return judged;
  }
}
