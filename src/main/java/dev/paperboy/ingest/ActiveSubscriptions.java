package dev.paperboy.ingest;

import dev.paperboy.match.Match;
import dev.paperboy.match.PlainMatching;
import dev.paperboy.match.StoredQuery;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.query.Evidence;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscriptions that papers are matched against, as the store has them. */
public final class ActiveSubscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveSubscriptions.class);

  private final SubscriptionStore store = new SubscriptionStore();
  private Snapshot current = new Snapshot(-1, new PlainMatching(), Map.of());

  /**
   * A subscription that wants a paper.
   *
   * @param evidence which words, where
   */
  record Want(Subscription subscription, List<Evidence> evidence) {}

  /** What was active at one revision of the subscriptions. Safe for use by several threads. */
  record Snapshot(long revision, PlainMatching queries, Map<Long, Subscription> subscriptions) {

    /** The subscriptions that want this paper. */
    List<Want> want(AnalyzedPaper paper) {
      List<Want> wants = new ArrayList<>();
      for (Match match : queries.match(paper)) {
        Subscription subscription = subscriptions.get(match.subscription());
        if (subscription != null) {
          wants.add(new Want(subscription, match.evidence()));
        }
      }
      return wants;
    }
  }

  /** What is active in this transaction; a query that is no longer understood is paused. */
  synchronized Snapshot at(Transaction transaction) {
    long revision = store.revision(transaction);
    if (revision != current.revision()) {
      current = load(transaction, revision);
    }
    return current;
  }

  private Snapshot load(Transaction transaction, long revision) {
    PlainMatching queries = new PlainMatching();
    Map<Long, Subscription> subscriptions = new HashMap<>();
    for (Subscription subscription : store.active(transaction)) {
      ParseResult result = QueryParser.parse(subscription.wish().query());
      if (result instanceof ParseResult.Parsed parsed) {
        queries.register(new StoredQuery(subscription.key(), parsed.query()));
        subscriptions.put(subscription.key(), subscription);
      } else if (result instanceof ParseResult.Mistake mistake) {
        pause(transaction, subscription, mistake);
      }
    }
    return new Snapshot(revision, queries, subscriptions);
  }

  private void pause(
      Transaction transaction, Subscription subscription, ParseResult.Mistake mistake) {
    LOG.atError()
        .addKeyValue("subscription", subscription.key())
        .addKeyValue("reason", mistake.reason())
        .log("a stored query is not understood any more; its subscription is paused");
    store.pause(
        transaction,
        subscription.key(),
        new Pause("The query is not understood: " + mistake.reason(), null));
  }
}
