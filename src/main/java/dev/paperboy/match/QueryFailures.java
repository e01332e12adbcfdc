package dev.paperboy.match;

import dev.paperboy.query.analysis.AnalyzedPaper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The most recent failure of each subscription's query. Thread-safe. */
final class QueryFailures {
  private static final Logger LOG = LoggerFactory.getLogger(QueryFailures.class);

  private final Map<Long, String> reasons = Collections.synchronizedMap(new LinkedHashMap<>());

  /** Records that the evaluation of a query on a paper failed. */
  void report(long subscription, String query, AnalyzedPaper paper, Throwable failure) {
    reasons.put(subscription, paper.paper().id() + ": " + failure);
    LOG.atError()
        .addKeyValue("subscription", subscription)
        .addKeyValue("query", query)
        .addKeyValue("paper", paper.paper().id())
        .setCause(failure)
        .log("query could not be matched against a paper");
  }

  /** Records that a query cannot be evaluated at all. */
  void report(StoredQuery stored, Throwable failure) {
    reasons.put(stored.subscription(), failure.toString());
    LOG.atError()
        .addKeyValue("subscription", stored.subscription())
        .addKeyValue("query", stored.query().text())
        .setCause(failure)
        .log("query could not be prepared for matching");
  }

  /** Removes the failure of a subscription. */
  void forget(long subscription) {
    reasons.remove(subscription);
  }

  /** Removes all failures. */
  void clear() {
    reasons.clear();
  }

  Map<Long, String> asMap() {
    synchronized (reasons) {
      return Map.copyOf(reasons);
    }
  }
}
