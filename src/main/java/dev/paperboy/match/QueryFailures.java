package dev.paperboy.match;

import dev.paperboy.query.analysis.AnalyzedPaper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong with which subscription's query, last time it did. Thread-safe. */
final class QueryFailures {
  private static final Logger LOG = LoggerFactory.getLogger(QueryFailures.class);

  private final Map<Long, String> reasons = Collections.synchronizedMap(new LinkedHashMap<>());

  /** Notes that a query could not be held against a paper. */
  void report(long subscription, String query, AnalyzedPaper paper, Throwable failure) {
    reasons.put(subscription, paper.paper().id() + ": " + failure);
    LOG.atError()
        .addKeyValue("subscription", subscription)
        .addKeyValue("query", query)
        .addKeyValue("paper", paper.paper().id())
        .setCause(failure)
        .log("query could not be matched against a paper");
  }

  /** Notes that a query cannot be held against any paper. */
  void report(StoredQuery stored, Throwable failure) {
    reasons.put(stored.subscription(), failure.toString());
    LOG.atError()
        .addKeyValue("subscription", stored.subscription())
        .addKeyValue("query", stored.query().text())
        .setCause(failure)
        .log("query could not be prepared for matching");
  }

  /** Forgets a subscription. */
  void forget(long subscription) {
    reasons.remove(subscription);
  }

  /** Forgets all subscriptions. */
  void clear() {
    reasons.clear();
  }

  Map<Long, String> asMap() {
    synchronized (reasons) {
      return Map.copyOf(reasons);
    }
  }
}
