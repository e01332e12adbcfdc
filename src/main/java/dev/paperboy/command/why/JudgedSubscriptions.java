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

/** The subscriptions of a channel, each evaluated on a paper, both in their current state. */
final class JudgedSubscriptions {
  /** The maximum number of subscriptions that are listed as not matching. */
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

  /** Returns why the paper matches a query or does not; empty if the query is invalid. */
  Optional<Finding> finding(String query) {
    return QueryParser.parse(query) instanceof ParseResult.Parsed parsed
        ? Optional.of(Evaluation.finding(parsed.query().expression(), paper))
        : Optional.empty();
  }

  /**
   * Returns why the paper matches a subscription or does not; empty if it is removed or invalid.
   */
  Optional<Finding> finding(Subscription subscription) {
    return Optional.ofNullable(findings.get(subscription.number()));
  }

  boolean isEmpty() {
    return subscriptions.isEmpty();
  }

  /** Returns whether a subscription still exists. */
  boolean has(Subscription subscription) {
    return subscriptions.containsKey(subscription.number());
  }

  /** Returns whether a subscription posts the paper at once. */
  boolean isUrgent(Subscription subscription) {
    return subscription.wish().isUrgent(paper);
  }

  /** Returns the subscriptions that match the paper, except some. */
  List<Subscription> matching(Collection<Integer> except) {
    return subscriptions.values().stream()
        .filter(one -> !except.contains(one.number()))
        .filter(one -> finding(one).filter(Finding::matches).isPresent())
        .toList();
  }

  /** Returns a sentence for each subscription that does not match the paper, except some. */
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

  /** Returns why a query does not match, and which parts of it match nevertheless. */
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
