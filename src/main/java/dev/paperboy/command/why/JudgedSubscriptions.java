package dev.paperboy.command.why;

import dev.paperboy.command.Wording;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.query.evaluation.Finding;
import dev.paperboy.subscription.Subscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The subscriptions of a channel, each matched against a paper as both are now. */
final class JudgedSubscriptions {
  /** Channels with many subscriptions would fill the screen with what was not wanted. */
  private static final int MOST_FAILING = 10;

  private final Map<Integer, Subscription> subscriptions = new TreeMap<>();
  private final Map<Integer, Finding> findings = new TreeMap<>();
  private final AnalyzedPaper paper;

  JudgedSubscriptions(List<Subscription> all, AnalyzedPaper paper) {
    this.paper = paper;
    for (Subscription one : all) {
      subscriptions.put(one.number(), one);
      finding(one.wish().query()).ifPresent(finding -> findings.put(one.number(), finding));
    }
  }

  /** Why the paper matches a query or does not; empty where the query is not understood. */
  Optional<Finding> finding(String query) {
    return QueryParser.parse(query) instanceof ParseResult.Parsed parsed
        ? Optional.of(Evaluation.finding(parsed.query().expression(), paper))
        : Optional.empty();
  }

  /**
   * Why the paper matches a subscription or does not; empty where it is removed or not understood.
   */
  Optional<Finding> finding(Subscription subscription) {
    return Optional.ofNullable(findings.get(subscription.number()));
  }

  boolean isEmpty() {
    return subscriptions.isEmpty();
  }

  /** Whether a subscription is still there. */
  boolean has(Subscription subscription) {
    return subscriptions.containsKey(subscription.number());
  }

  /** Whether a subscription wants the paper at once. */
  boolean isUrgent(Subscription subscription) {
    return subscription.wish().isUrgent(paper);
  }

  /** Those that the paper matches, except some. */
  List<Subscription> matching(Collection<Integer> except) {
    return subscriptions.values().stream()
        .filter(one -> !except.contains(one.number()))
        .filter(one -> finding(one).filter(Finding::matches).isPresent())
        .toList();
  }

  /** A sentence for each of those that the paper does not match, except some. */
  List<String> failing(Collection<Integer> except) {
    List<String> sentences =
        subscriptions.values().stream()
            .filter(one -> !except.contains(one.number()))
            .filter(one -> finding(one).filter(Finding::matches).isEmpty())
            .map(this::failing)
            .collect(Collectors.toCollection(ArrayList::new));
    int more = sentences.size() - MOST_FAILING;
    if (more > 0) {
      sentences.subList(MOST_FAILING, sentences.size()).clear();
      sentences.add(Wording.count(more, "more subscription") + " of this channel do not match.");
    }
    return sentences;
  }

  private String failing(Subscription subscription) {
    return finding(subscription)
        .map(finding -> named(subscription) + " does not match: " + reasons(finding) + ".")
        .orElse(named(subscription) + " is no longer understood.");
  }

  /** Why a query does not match, and what of it holds all the same. */
  static String reasons(Finding finding) {
    String missed = String.join("; ", finding.missed());
    return Wording.inert(
        finding.met().isEmpty()
            ? missed
            : missed + " (though " + String.join(", ", finding.met()) + ")");
  }

  static String named(Subscription subscription) {
    return "#" + subscription.number() + " " + Wording.typed(subscription.wish().query());
  }
}
