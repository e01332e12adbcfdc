package dev.paperboy.deliver;

import dev.paperboy.deliver.Digest.Group;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Cause;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.ChannelWording;
import dev.paperboy.subscription.Subscription;
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
 * Builds a digest of due alerts: the best by {@link DigestRank}, up to the limit of each
 * subscription, grouped by subscription.
 */
final class DigestBuilder {
  /** Fewer papers of one subscription need no groups. */
  private static final int LEAST_BY_CATEGORY = 4;

  private static final int LONGEST_NAME = 60;

  private final AlertStore alerts = new AlertStore();
  private final PaperStore papers = new PaperStore();

  private record Candidate(Alert alert, Paper paper, List<Cause> causes, double rank) {}

  /**
   * Returns the digest of these alerts.
   *
   * @param due at least one
   */
  Digest of(Transaction transaction, List<Alert> due, Instant now) {
    List<Candidate> shown = new ArrayList<>();
    List<Alert> beyond = new ArrayList<>();
    Map<Long, Integer> shownFor = new HashMap<>();
    for (Candidate candidate : ranked(transaction, due, now)) {
      if (hasRoom(candidate.causes(), shownFor)) {
        shown.add(candidate);
      } else {
        beyond.add(candidate.alert());
      }
    }
    List<Group> bySubscription = groups(shown, DigestBuilder::subscription);
    if (bySubscription.size() > 1) {
      return new Digest(bySubscription, "subscription", beyond);
    }
    List<Group> byCategory = groups(shown, DigestBuilder::category);
    return shown.size() >= LEAST_BY_CATEGORY
            && byCategory.size() > 1
            && byCategory.size() <= shown.size() / 2
        ? new Digest(byCategory, "subject", beyond)
        : new Digest(bySubscription, "", beyond);
  }

  private List<Candidate> ranked(Transaction transaction, List<Alert> due, Instant now) {
    Map<PaperId, StoredPaper> known =
        papers.find(transaction, due.stream().map(Alert::paper).toList());
    return due.stream()
        .map(
            alert -> {
              Paper paper = Objects.requireNonNull(known.get(alert.paper())).paper();
              List<Cause> causes = alerts.causes(transaction, alert.key());
              return new Candidate(alert, paper, causes, DigestRank.of(paper, causes, now));
            })
        .sorted(
            Comparator.comparingDouble(Candidate::rank)
                .reversed()
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
