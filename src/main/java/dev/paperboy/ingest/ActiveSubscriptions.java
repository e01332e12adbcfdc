package dev.paperboy.ingest;

import dev.paperboy.match.Match;
import dev.paperboy.match.StoredQuery;
import dev.paperboy.match.SubscriptionIndex;
import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.query.Evidence;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.store.StandingStore;
import dev.paperboy.store.StandingStore.Standing;
import dev.paperboy.store.SubscriptionChanges;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.By;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions that papers are matched against, as the store has them. They are read whole
 * once; after that only what changed. Safe for use by several threads.
 */
public final class ActiveSubscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveSubscriptions.class);
  private static final long NOTHING_READ = -1;

  private final StandingStore store = new StandingStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final SubscriptionChanges changes = new SubscriptionChanges();
  private final TermFrequencies frequencies;
  private final SubscriptionIndex index;
  private long revision = NOTHING_READ;
  private int papersCounted;

  /**
   * Nothing is read yet.
   *
   * @param frequencies how common terms are; asked again when twice as many papers were counted
   */
  public ActiveSubscriptions(TermFrequencies frequencies) {
    this.frequencies = frequencies;
    this.index = new SubscriptionIndex(frequencies);
  }

  /** Without a count of terms: for tests and where nothing is matched. */
  public ActiveSubscriptions() {
    this(TermFrequencies.guessed());
  }

  /**
   * A subscription that wants a paper.
   *
   * @param evidence which words, where
   */
  record Want(Subscription subscription, List<Evidence> evidence) {}

  /** What is active in this transaction; a query that is no longer understood is paused. */
  synchronized Snapshot at(Transaction transaction, Instant time) {
    long now = store.revision(transaction);
    if (now < revision) {
      // A transaction that was read from was taken back.
      revision = NOTHING_READ;
    }
    if (now != revision) {
      long known = revision;
      revision = now;
      read(transaction, known, time);
    }
    if (frequencies.papers() / 2 > papersCounted) {
      papersCounted = frequencies.papers();
      index.rekey();
    }
    return new Snapshot(transaction, store, index);
  }

  private void read(Transaction transaction, long known, Instant time) {
    List<Standing> changed = store.changedAfter(transaction, known);
    if (known == NOTHING_READ) {
      papersCounted = frequencies.papers();
      index.replace(
          changed.stream().flatMap(each -> stored(transaction, each, time).stream()).toList());
      return;
    }
    for (Standing each : changed) {
      stored(transaction, each, time)
          .ifPresentOrElse(index::register, () -> index.remove(each.key()));
    }
  }

  /** The query of a subscription, if it is active. */
  private Optional<StoredQuery> stored(Transaction transaction, Standing standing, Instant time) {
    if (!standing.active()) {
      return Optional.empty();
    }
    ParseResult result = QueryParser.parse(standing.query());
    if (result instanceof ParseResult.Mistake mistake) {
      pause(transaction, standing.key(), mistake, time);
    }
    return result instanceof ParseResult.Parsed parsed
        ? Optional.of(new StoredQuery(standing.key(), parsed.query()))
        : Optional.empty();
  }

  private void pause(
      Transaction transaction, long subscription, ParseResult.Mistake mistake, Instant time) {
    LOG.atError()
        .addKeyValue("subscription", subscription)
        .addKeyValue("reason", mistake.reason())
        .log("a stored query is not understood any more; its subscription is paused");
    changes.pause(
        transaction,
        subscriptions.get(transaction, subscription),
        new Pause("The query is not understood: " + mistake.reason(), null),
        By.program(""),
        time);
    // If this transaction is taken back, the subscription is to be paused by the next one.
    revision = NOTHING_READ;
  }

  /** The subscriptions as one transaction sees them. */
  record Snapshot(Transaction transaction, StandingStore store, SubscriptionIndex index) {

    /** The subscriptions that want this paper. */
    List<Want> want(AnalyzedPaper paper) {
      List<Match> matches = index.match(paper);
      Map<Long, Subscription> subscriptions =
          store.active(transaction, matches.stream().map(Match::subscription).toList()).stream()
              .collect(Collectors.toMap(Subscription::key, Function.identity()));
      return matches.stream()
          .flatMap(
              match ->
                  Stream.ofNullable(subscriptions.get(match.subscription()))
                      .map(subscription -> new Want(subscription, match.evidence())))
          .toList();
    }

    /** The keys of the subscriptions that want this paper. */
    Set<Long> keys(AnalyzedPaper paper) {
      Set<Long> keys = new HashSet<>();
      index.subscribers(paper).forEach(keys::add);
      return keys;
    }
  }
}
