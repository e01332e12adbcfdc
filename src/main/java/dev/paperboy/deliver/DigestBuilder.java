package dev.paperboy.deliver;

import dev.paperboy.deliver.Digest.Group;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Cause;
import dev.paperboy.store.outbox.AlertCauseStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.ChannelWording;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.taste.ChannelTaste;
import dev.paperboy.taste.Judgement;
import dev.paperboy.taste.Taste;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Builds a digest of due alerts: what resembles papers voted up, then the best by {@link
 * DigestRank}, up to the limit of each subscription, grouped by subscription.
 */
final class DigestBuilder {
  /** Fewer papers of one subscription need no groups. */
  private static final int LEAST_BY_CATEGORY = 4;

  private static final int LONGEST_NAME = 60;

  private final AlertCauseStore alertCauses = new AlertCauseStore();
  private final PaperStore papers = new PaperStore();

  private final ChannelTaste tastes;

  /**
   * Builds digests with the taste of their channels.
   *
   * @param tastes what channels like
   */
  DigestBuilder(ChannelTaste tastes) {
    this.tastes = tastes;
  }

  private record Candidate(
      Alert alert, Paper paper, List<Cause> causes, double rank, Judgement judgement) {
    boolean isLiked() {
      return judgement.isLiked();
    }
  }

  /**
   * Returns the digest of these alerts.
   *
   * @param due at least one, all of one channel
   */
  Built of(Transaction transaction, List<Alert> due, Instant now) {
    List<Candidate> shown = new ArrayList<>();
    List<Alert> beyond = new ArrayList<>();
    Map<Long, Integer> shownFor = new HashMap<>();
    Taste taste = tastes.of(transaction, due.get(0).channel(), now);
    for (Candidate candidate : ranked(transaction, due, taste, now)) {
      if (hasRoom(candidate.causes(), shownFor)) {
        shown.add(candidate);
      } else {
        beyond.add(candidate.alert());
      }
    }
    List<Candidate> liked = shown.stream().filter(Candidate::isLiked).toList();
    List<Candidate> others = shown.stream().filter(one -> !one.isLiked()).toList();
    Map<Long, Judgement> judgements = new HashMap<>();
    shown.forEach(one -> judgements.put(one.alert().key(), one.judgement()));
    return new Built(grouped(liked, others, beyond), judgements, taste);
  }

  /**
   * A digest and how its papers fit the taste of the channel.
   *
   * @param judgements of the shown papers, by the key of the alert
   * @param taste what the channel likes
   */
  record Built(Digest digest, Map<Long, Judgement> judgements, Taste taste) {
    /** Copies the map. */
    Built {
      judgements = Map.copyOf(judgements);
    }
  }

  private static Digest grouped(List<Candidate> liked, List<Candidate> others, List<Alert> beyond) {
    List<Group> bySubscription = groups(others, DigestBuilder::subscription);
    if (bySubscription.size() > 1) {
      return digest(liked, bySubscription, "subscription", beyond);
    }
    List<Group> byCategory = groups(others, DigestBuilder::category);
    return others.size() >= LEAST_BY_CATEGORY
            && byCategory.size() > 1
            && byCategory.size() <= others.size() / 2
        ? digest(liked, byCategory, "subject", beyond)
        : digest(liked, bySubscription, "", beyond);
  }

  private static Digest digest(
      List<Candidate> liked, List<Group> others, String grouping, List<Alert> beyond) {
    List<Group> groups = new ArrayList<>(groups(liked, one -> Digest.LIKED));
    groups.addAll(others);
    return new Digest(liked.size(), groups, grouping, beyond);
  }

  private List<Candidate> ranked(
      Transaction transaction, List<Alert> due, Taste taste, Instant now) {
    Map<PaperId, StoredPaper> known =
        papers.find(transaction, due.stream().map(Alert::paper).toList());
    return alertCauses.of(transaction, due).entrySet().stream()
        .map(
            entry -> {
              Alert alert = entry.getKey();
              Paper paper = Objects.requireNonNull(known.get(alert.paper())).paper();
              List<Cause> causes = entry.getValue();
              return new Candidate(
                  alert, paper, causes, DigestRank.of(paper, causes, now), taste.judge(paper));
            })
        .sorted(
            Comparator.comparing(Candidate::judgement, Judgement.BEST_FIRST)
                .thenComparing(Comparator.comparingDouble(Candidate::rank).reversed())
                .thenComparing(candidate -> candidate.alert().key()))
        .toList();
  }

  /**
   * Returns whether one of these subscriptions may show another paper, which then counts for all of
   * them.
   */
  private static boolean hasRoom(List<Cause> causes, Map<Long, Integer> shownFor) {
    boolean room =
        causes.isEmpty()
            || causes.stream()
                .map(Cause::subscription)
                .anyMatch(one -> shownFor.getOrDefault(one.key(), 0) < one.wish().digestSize());
    if (room) {
      causes.forEach(cause -> shownFor.merge(cause.subscription().key(), 1, Integer::sum));
    }
    return room;
  }

  /** The group of the best paper comes first. */
  private static List<Group> groups(List<Candidate> shown, Function<Candidate, String> name) {
    return shown.stream()
        .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            group ->
                new Group(group.getKey(), group.getValue().stream().map(Candidate::alert).toList()))
        .toList();
  }

  /** Returns the oldest of the subscriptions that matched a paper, by which it is grouped. */
  private static String subscription(Candidate candidate) {
    return candidate.causes().stream()
        .map(Cause::subscription)
        .min(Comparator.comparingInt(Subscription::number))
        .map(
            one ->
                "`"
                    + ChannelWording.shorten(ChannelWording.inert(one.wish().query()), LONGEST_NAME)
                    + "` (#"
                    + one.number()
                    + ")")
        .orElse("");
  }

  private static String category(Candidate candidate) {
    return candidate.paper().categories().stream().findFirst().orElse("others");
  }
}
