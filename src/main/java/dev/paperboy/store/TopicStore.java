package dev.paperboy.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.RatedTopic;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicChanges;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.mapping.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores the topics in use with their thresholds, so that a restart changes none of them. */
public final class TopicStore {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Double>> NUMBERS = new TypeReference<>() {};

  /** Returns all topics by a model. */
  public List<RatedTopic> all(Transaction transaction, String model) {
    return transaction
        .query("SELECT * FROM topics WHERE model = :model", Map.of("model", model))
        .map((row, context) -> rated(row))
        .list();
  }

  /** Removes the topics by all other models. */
  public void keepOnly(Transaction transaction, List<String> models) {
    transaction
        .handle()
        .createUpdate("DELETE FROM topics WHERE model NOT IN (<models>)")
        .bindList("models", models)
        .execute();
  }

  /** Stores and removes topics by a model. */
  public void save(Transaction transaction, String model, TopicChanges changes) {
    if (!changes.removed().isEmpty()) {
      PreparedBatch batch =
          transaction
              .handle()
              .prepareBatch(
                  """
                  DELETE FROM topics WHERE model = :model AND text = :text
                    AND per_week = :per_week AND liked = :liked AND unliked = :unliked
                  """);
      changes.removed().forEach(topic -> bind(batch, model, topic).add());
      batch.execute();
    }
    if (!changes.kept().isEmpty()) {
      PreparedBatch batch =
          transaction
              .handle()
              .prepareBatch(
                  """
                  INSERT INTO topics (model, text, per_week, liked, unliked, day, thresholds, vector)
                  VALUES (:model, :text, :per_week, :liked, :unliked, :day, :thresholds, :vector)
                  ON CONFLICT (model, text, per_week, liked, unliked) DO UPDATE SET
                    day = excluded.day, thresholds = excluded.thresholds, vector = excluded.vector
                  """);
      Map<Topic, RatedTopic> last = new LinkedHashMap<>();
      changes.kept().forEach(rated -> last.put(rated.topic(), rated));
      for (RatedTopic rated : last.values()) {
        bind(batch, model, rated.topic())
            .bind("day", rated.day().toString())
            .bind("thresholds", Columns.toJson(rated.thresholds()))
            .bind("vector", rated.vector().toBytes())
            .add();
      }
      batch.execute();
    }
  }

  private static PreparedBatch bind(PreparedBatch batch, String model, Topic topic) {
    return batch
        .bind("model", model)
        .bind("text", topic.text())
        .bind("per_week", topic.perWeek())
        .bind("liked", json(topic.like()))
        .bind("unliked", json(topic.unlike()));
  }

  private static String json(List<PaperId> papers) {
    return Columns.toJson(papers.stream().map(PaperId::toString).toList());
  }

  private static RatedTopic rated(ResultSet row) throws SQLException {
    return new RatedTopic(
        new Topic(
            row.getString("text"),
            row.getInt("per_week"),
            papers(row.getString("liked")),
            papers(row.getString("unliked"))),
        Embedding.ofBytes(row.getBytes("vector")),
        LocalDate.parse(row.getString("day")),
        Columns.fromJson(row.getString("thresholds"), NUMBERS));
  }

  private static List<PaperId> papers(String json) {
    return Columns.fromJson(json, TEXTS).stream().map(PaperId::of).toList();
  }

  /**
   * Returns the queries of subscriptions and active mutes that may ask for a topic, as typed, each
   * once.
   */
  public List<String> queries(Transaction transaction, Instant now) {
    return transaction
        .query(
            """
            SELECT query FROM subscriptions
              WHERE removed IS NULL AND lower(query) LIKE '%about%'
            UNION
            SELECT instant FROM subscriptions
              WHERE removed IS NULL AND lower(instant) LIKE '%about%'
            UNION
            SELECT value FROM mutes
              WHERE lifted IS NULL AND (ends IS NULL OR ends > :now)
                AND lower(value) LIKE '%about%'
            """,
            Map.of("now", now))
        .mapTo(String.class)
        .list();
  }
}
