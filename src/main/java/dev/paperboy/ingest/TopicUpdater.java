package dev.paperboy.ingest;

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the thresholds of the topics that subscriptions and mutes ask for: computes them when a
 * topic comes into use and once a day, stores them, and removes those of topics out of use. Used by
 * one thread at a time.
 */
public final class TopicUpdater {
  private static final Logger LOG = LoggerFactory.getLogger(TopicUpdater.class);

  /** As many as can be written without keeping other writers waiting. */
  private static final int BATCH = 500;

  private final Database database;
  private final PaperIndex index;
  private final RatedTopics topics;
  private final InstantSource clock;
  private final TopicStore store = new TopicStore();

  /** Parsed again only after a change. */
  private List<String> queries = List.of();

  private Set<Topic> used = Set.of();

  /**
   * Creates an updater.
   *
   * @param index the index that the topics read the latest papers from
   */
  public TopicUpdater(
      Database database, PaperIndex index, RatedTopics topics, InstantSource clock) {
    this.database = database;
    this.index = index;
    this.topics = topics;
    this.clock = clock;
  }

  /**
   * Brings the thresholds up to date.
   *
   * @param stopped whether to end early; the rest is then left for the next call
   */
  public void update(BooleanSupplier stopped) {
    if (index.backlog() > 0) {
      // Among some of the papers, the same closeness means another rank.
      return;
    }
    TopicChanges changes = topics.changes(used(), stopped);
    List<RatedTopic> kept = changes.kept();
    for (int from = 0; from < kept.size(); from += BATCH) {
      TopicChanges part =
          new TopicChanges(kept.subList(from, Math.min(kept.size(), from + BATCH)), List.of());
      database.change(transaction -> store.save(transaction, topics.model(), part));
    }
    if (!changes.removed().isEmpty()) {
      database.change(
          transaction ->
              store.save(
                  transaction, topics.model(), new TopicChanges(List.of(), changes.removed())));
    }
    topics.apply(changes);
    if (!changes.isEmpty()) {
      LOG.atDebug()
          .addKeyValue("computed", kept.size())
          .addKeyValue("removed", changes.removed().size())
          .log("thresholds of topics were brought up to date");
    }
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
