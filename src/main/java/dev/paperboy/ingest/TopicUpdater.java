package dev.paperboy.ingest;

import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.meaning.RatedTopic;
import dev.paperboy.meaning.RatedTopics;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicChanges;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.TopicStore;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the thresholds of the topics that subscriptions and mutes ask for: computes them when a
 * topic comes into use and once a day, stores them, and removes those of topics out of use; or
 * follows what another replica stores. Used by one thread at a time.
 */
public final class TopicUpdater {
  private static final Logger LOG = LoggerFactory.getLogger(TopicUpdater.class);

  /** So many topics and their vectors are held in memory. */
  private static final int READY = 2_000;

  /** As many as can be written without keeping other writers waiting. */
  private static final int BATCH = 500;

  private final Database database;
  private final PaperIndex index;
  private final RatedTopics topics;
  private final Predicate<Collection<Topic>> ready;
  private final LeasedTask leased;
  private final InstantSource clock;
  private final TopicStore store = new TopicStore();

  /** Parsed again only after a change. */
  private List<String> queries = List.of();

  private Set<Topic> used = Set.of();

  /**
   * Creates an updater.
   *
   * @param index the index that the topics read the latest papers from
   * @param leased the computation of thresholds, which one replica does
   */
  public TopicUpdater(
      Database database,
      PaperIndex index,
      RatedTopics topics,
      LeasedTask leased,
      InstantSource clock) {
    this(database, index, topics, some -> true, leased, clock);
  }

  /**
   * Creates an updater of topics whose vectors take time to come.
   *
   * @param ready asks for what is missing of some topics, and returns whether nothing is
   * @param leased the computation of thresholds, which one replica does
   */
  public TopicUpdater(
      Database database,
      PaperIndex index,
      RatedTopics topics,
      Predicate<Collection<Topic>> ready,
      LeasedTask leased,
      InstantSource clock) {
    this.database = database;
    this.index = index;
    this.topics = topics;
    this.ready = ready;
    this.leased = leased;
    this.clock = clock;
  }

  /**
   * Brings the thresholds up to date; returns whether all of them are.
   *
   * @param stopped whether to end early; the rest is then left for the next call
   */
  public boolean update(BooleanSupplier stopped) {
    return leased.run(() -> compute(stopped)).orElseGet(this::follow);
  }

  private boolean follow() {
    topics.apply(
        topics.changes(database.read(transaction -> store.all(transaction, topics.model()))));
    return topics.keeps(used());
  }

  private boolean compute(BooleanSupplier stopped) {
    if (index.backlog() > 0) {
      // Among some of the papers, the same closeness means another rank.
      return false;
    }
    List<Topic> inUse = List.copyOf(used());
    boolean all = ready.test(List.of());
    int computed = 0;
    for (int from = 0; from < inUse.size() && !stopped.getAsBoolean(); from += READY) {
      List<Topic> part = inUse.subList(from, Math.min(inUse.size(), from + READY));
      if (ready.test(part)) {
        computed += update(part, stopped);
      } else {
        all = false;
      }
    }
    List<Topic> removed = topics.changes(Set.copyOf(inUse), () -> true).removed();
    apply(new TopicChanges(List.of(), removed));
    if (computed > 0 || !removed.isEmpty()) {
      LOG.atDebug()
          .addKeyValue("computed", computed)
          .addKeyValue("removed", removed.size())
          .log("thresholds of topics were brought up to date");
    }
    return all && !stopped.getAsBoolean();
  }

  private int update(List<Topic> part, BooleanSupplier stopped) {
    List<RatedTopic> kept = topics.changes(Set.copyOf(part), stopped).kept();
    for (int from = 0; from < kept.size(); from += BATCH) {
      apply(new TopicChanges(kept.subList(from, Math.min(kept.size(), from + BATCH)), List.of()));
    }
    return kept.size();
  }

  private void apply(TopicChanges changes) {
    if (!changes.isEmpty()) {
      database.change(transaction -> store.save(transaction, topics.model(), changes));
    }
    topics.apply(changes);
  }

  private Set<Topic> used() {
    List<String> found = database.read(transaction -> store.queries(transaction, clock.instant()));
    if (!found.equals(queries)) {
      Set<Topic> topicsOfQueries = new HashSet<>();
      for (String query : found) {
        if (QueryParser.parse(query) instanceof ParseResult.Parsed parsed) {
          topicsOfQueries.addAll(parsed.query().topics());
        }
      }
      queries = found;
      used = Set.copyOf(topicsOfQueries);
    }
    return used;
  }
}
