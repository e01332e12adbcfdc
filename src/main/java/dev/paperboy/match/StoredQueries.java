package dev.paperboy.match;

import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.query.Evaluation;
import dev.paperboy.query.Evidence;
import dev.paperboy.query.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queries of all subscriptions, each held against each paper: the plain way, to be read and to
 * check faster ways against. Safe for use by several threads; a paper is matched against the
 * queries that are registered when its matching begins, give or take those that change meanwhile.
 */
public final class StoredQueries {
  private static final Logger LOG = LoggerFactory.getLogger(StoredQueries.class);

  private final ConcurrentNavigableMap<Long, StoredQuery> queries = new ConcurrentSkipListMap<>();
  private final Map<Long, String> failures = Collections.synchronizedMap(new LinkedHashMap<>());
  private final BiFunction<Expression, AnalyzedPaper, List<Evidence>> explain;
  private final BiFunction<Expression, AnalyzedPaper, Boolean> matches;

  /** No queries yet. */
  public StoredQueries() {
    this(Evaluation::matches, Evaluation::explain);
  }

  StoredQueries(
      BiFunction<Expression, AnalyzedPaper, Boolean> matches,
      BiFunction<Expression, AnalyzedPaper, List<Evidence>> explain) {
    this.matches = matches;
    this.explain = explain;
  }

  /** Adds a query, in place of the one that the same subscription had. */
  public void register(StoredQuery query) {
    queries.put(query.subscription(), query);
    failures.remove(query.subscription());
  }

  /** Takes the query of a subscription away, if it has one. */
  public void remove(long subscription) {
    queries.remove(subscription);
    failures.remove(subscription);
  }

  /** Puts these queries in place of all that were there. */
  public void replace(Collection<StoredQuery> all) {
    all.forEach(this::register);
    List<Long> kept = all.stream().map(StoredQuery::subscription).toList();
    queries.keySet().retainAll(kept);
    failures.keySet().retainAll(kept);
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
        if (matches.apply(expression, paper)) {
          found.add(new Match(stored.subscription(), explain.apply(expression, paper)));
        }
      } catch (RuntimeException | StackOverflowError failure) {
        report(stored, paper, failure);
      }
    }
    return List.copyOf(found);
  }

  /** What went wrong with which subscription's query, last time it did; empty when all is well. */
  public Map<Long, String> failures() {
    synchronized (failures) {
      return Map.copyOf(failures);
    }
  }

  private void report(StoredQuery stored, AnalyzedPaper paper, Throwable failure) {
    failures.put(stored.subscription(), paper.paper().id() + ": " + failure);
    LOG.atError()
        .addKeyValue("subscription", stored.subscription())
        .addKeyValue("query", stored.query().text())
        .addKeyValue("paper", paper.paper().id())
        .setCause(failure)
        .log("A query could not be held against a paper");
  }
}
