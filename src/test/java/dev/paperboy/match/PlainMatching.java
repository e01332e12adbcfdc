package dev.paperboy.match;

import dev.paperboy.match.feature.QueryTrial;
import dev.paperboy.query.Expression;
import dev.paperboy.query.analysis.AnalyzedPaper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The queries of all subscriptions, each held against each paper: the plain way, which {@link
 * SubscriptionIndex} has to agree with. Safe for use by several threads; a paper is matched against
 * the queries that are registered when its matching begins, give or take those that change
 * meanwhile.
 */
public final class PlainMatching {
  private final ConcurrentNavigableMap<Long, StoredQuery> queries = new ConcurrentSkipListMap<>();
  private final QueryFailures failures = new QueryFailures();
  private final QueryTrial judgement;

  /** No queries yet. */
  public PlainMatching() {
    this(QueryTrial.PLAIN);
  }

  PlainMatching(QueryTrial judgement) {
    this.judgement = judgement;
  }

  /** Adds a query, in place of the one that the same subscription had. */
  public void register(StoredQuery query) {
    queries.put(query.subscription(), query);
    failures.forget(query.subscription());
  }

  /** Takes the query of a subscription away, if it has one. */
  public void remove(long subscription) {
    queries.remove(subscription);
    failures.forget(subscription);
  }

  /** Puts these queries in place of all that were there. */
  public void replace(Collection<StoredQuery> all) {
    queries.clear();
    failures.clear();
    all.forEach(this::register);
  }

  /** How many queries there are. */
  public int size() {
    return queries.size();
  }

  /**
   * The subscriptions that want a paper, by number. A query that fails on it is passed over, logged
   * and listed in {@link #failures}; the others are matched all the same.
   */
  public List<Match> match(AnalyzedPaper paper) {
    List<Match> found = new ArrayList<>();
    for (StoredQuery stored : queries.values()) {
      try {
        Expression expression = stored.query().expression();
        if (judgement.matches(expression, paper)) {
          found.add(new Match(stored.subscription(), judgement.explain(expression, paper)));
        }
      } catch (RuntimeException | StackOverflowError failure) {
        failures.report(stored.subscription(), stored.query().text(), paper, failure);
      }
    }
    return List.copyOf(found);
  }

  /** What went wrong with which subscription's query, last time it did; empty when all is well. */
  public Map<Long, String> failures() {
    return failures.asMap();
  }
}
