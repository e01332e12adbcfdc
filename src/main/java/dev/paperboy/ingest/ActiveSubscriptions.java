package dev.paperboy.ingest;

import dev.paperboy.match.StoredQuery;
import dev.paperboy.match.SubscriptionIndex;
import dev.paperboy.match.feature.QueryTrial;
import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.meaning.Topics;
import dev.paperboy.meaning.VectorSupply;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.StandingStore;
import dev.paperboy.store.channel.StandingStore.Standing;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions that papers are matched against, cached from the store. Loaded in full once and
 * then incrementally. Thread-safe.
 */
public final class ActiveSubscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveSubscriptions.class);
  private static final long NOTHING_READ = -1;

  private final StandingStore store = new StandingStore();
  private final SubscriptionChanges changes = new SubscriptionChanges();
  private final TermFrequencies frequencies;
  private final QueryTrial judgement;
  private final Function<Paper, AnalyzedPaper> analysis;
  private final VectorSupply vectors;
  private final SubscriptionIndex index;
  private long revision = NOTHING_READ;
  private int papersCounted;

  /** Subscriptions still to be paused. */
  private final List<Mistaken> mistaken = new ArrayList<>();

  /**
   * Creates an empty cache.
   *
   * @param frequencies how common terms are; requested again when the number of counted papers has
   *     doubled
   * @param judgement evaluates a query against a paper if the index alone cannot decide
   * @param topics tells what papers are about
   */
  public ActiveSubscriptions(TermFrequencies frequencies, QueryTrial judgement, Topics topics) {
    this(frequencies, judgement, paper -> AnalyzedPaper.of(paper, topics), VectorSupply.IMMEDIATE);
  }

  private ActiveSubscriptions(
      TermFrequencies frequencies,
      QueryTrial judgement,
      Function<Paper, AnalyzedPaper> analysis,
      VectorSupply vectors) {
    this.frequencies = frequencies;
    this.judgement = judgement;
    this.analysis = analysis;
    this.vectors = vectors;
    this.index = new SubscriptionIndex(frequencies, judgement);
  }

  /**
   * Creates an empty cache with the plain evaluation of queries.
   *
   * @param vectors the vectors by which the topics compare papers
   */
  public ActiveSubscriptions(TermFrequencies frequencies, Topics topics, VectorSupply vectors) {
    this(frequencies, QueryTrial.PLAIN, paper -> AnalyzedPaper.of(paper, topics), vectors);
  }

  /** Creates an empty cache with the plain evaluation of queries, whose vectors are there. */
  public ActiveSubscriptions(TermFrequencies frequencies, Topics topics) {
    this(frequencies, QueryTrial.PLAIN, topics);
  }

  /**
   * Creates an empty cache without term frequencies and topics: for tests, and where nothing is
   * matched.
   */
  public ActiveSubscriptions() {
    this(TermFrequencies.guessed(), QueryTrial.PLAIN, AnalyzedPaper::of, VectorSupply.IMMEDIATE);
  }

  /** Returns the analysis of a paper, to be matched by the index. */
  AnalyzedPaper analyzed(Paper paper) {
    return analysis.apply(paper);
  }

  /** Returns the vectors by which papers are compared with topics. */
  VectorSupply vectors() {
    return vectors;
  }

  /** Returns the index of active subscriptions; it is updated by each {@link #refresh}. */
  SubscriptionIndex index() {
    return index;
  }

  /**
   * Updates the index from the store; a subscription whose query is no longer valid is paused.
   * Returns a revision: all changes up to it are in the index, and later ones may be.
   */
  synchronized long refresh(Database database, Instant now) {
    Changed changed =
        database.read(
            transaction ->
                new Changed(
                    store.revision(transaction), store.changedAfter(transaction, revision)));
    follow(changed);
    if (!mistaken.isEmpty()) {
      database.change(transaction -> mistaken.forEach(each -> pause(transaction, each, now)));
      mistaken.clear();
    }
    return revision;
  }

  /** A subscription with an invalid query. */
  private record Mistaken(Standing standing, String reason) {}

  private record Changed(long revision, List<Standing> standings) {}

  private void follow(Changed changed) {
    if (revision == NOTHING_READ) {
      papersCounted = frequencies.papers();
      List<StoredQuery> all =
          changed.standings().stream().flatMap(each -> stored(each, mistaken).stream()).toList();
      all.forEach(this::expect);
      index.replace(all);
    } else {
      for (Standing each : changed.standings()) {
        Optional<StoredQuery> query = stored(each, mistaken);
        query.ifPresent(this::expect);
        query.ifPresentOrElse(index::register, () -> index.remove(each.key()));
      }
    }
    revision = changed.revision();
    if (frequencies.papers() / 2 > papersCounted) {
      papersCounted = frequencies.papers();
      index.rekey();
    }
  }

  private void expect(StoredQuery query) {
    if (!query.query().topics().isEmpty()) {
      vectors.expect(query.query().topics());
    }
  }

  /** Returns the query of a subscription, if it is active and valid. */
  private static Optional<StoredQuery> stored(Standing standing, List<Mistaken> mistaken) {
    if (!standing.active()) {
      return Optional.empty();
    }
    ParseResult result = QueryParser.parse(standing.query());
    if (result instanceof ParseResult.Mistake mistake) {
      mistaken.add(new Mistaken(standing, mistake.reason()));
    }
    return result instanceof ParseResult.Parsed parsed
        ? Optional.of(new StoredQuery(standing.key(), parsed.query()))
        : Optional.empty();
  }

  /** Pauses a subscription unless it was changed in the meantime. */
  private void pause(Transaction transaction, Mistaken mistaken, Instant now) {
    List<Subscription> still = store.active(transaction, List.of(mistaken.standing().key()));
    for (Subscription one : still) {
      if (one.wish().query().equals(mistaken.standing().query())) {
        LOG.atError()
            .addKeyValue("subscription", one.key())
            .addKeyValue("reason", mistaken.reason())
            .log("stored query is no longer understood; its subscription is paused");
        Pause pause = new Pause("The query is not understood: " + mistaken.reason(), null);
        changes.pause(transaction, one, pause, Actor.program(""), now);
      }
    }
  }

  /**
   * The changes since a revision.
   *
   * @param revision the revision up to which changes are included, at least
   * @param keys the subscriptions that changed, including removed and paused ones
   * @param active the queries of those that are active
   */
  record Difference(long revision, List<Long> keys, SubscriptionIndex active) {}

  /** Returns the changes since a revision, as seen by this transaction. */
  Difference since(long revision, Transaction transaction) {
    long now = store.revision(transaction);
    List<Standing> changed = store.changedAfter(transaction, revision);
    SubscriptionIndex active = new SubscriptionIndex(frequencies, judgement);
    changed.stream()
        .flatMap(each -> stored(each, new ArrayList<>()).stream())
        .forEach(active::register);
    return new Difference(now, changed.stream().map(Standing::key).toList(), active);
  }
}
