package dev.paperboy.store.paper;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Chunks;
import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores the vectors by models on another server, and the papers that wait for theirs. */
public final class EmbeddingStore {

  /**
   * A model.
   *
   * @param number identifies it
   * @param name its name on the server
   * @param probe its vector of a fixed text; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Model(long number, String name, byte[] probe) {}

  /**
   * A paper that waits for its vector.
   *
   * @param poll the poll that announced or changed it
   * @param news whether it was announced as new
   * @param matched when it was matched without its vector
   */
  public record Late(PaperId paper, long poll, boolean news, Instant matched) {}

  /** Returns the models with a name, the one that answered last first. */
  public List<Model> models(Transaction transaction, String name) {
    return transaction
        .query(
            """
            SELECT number, name, probe FROM embedding_models WHERE name = :name
            ORDER BY answered DESC, number DESC
            """,
            Map.of("name", name))
        .mapTo(Model.class)
        .list();
  }

  /** Adds a model that has answered now, and returns its number. */
  public long add(Transaction transaction, String name, byte[] probe, Instant now) {
    return transaction
        .query(
            """
            INSERT INTO embedding_models (name, probe, answered) VALUES (:name, :probe, :now)
            RETURNING number
            """,
            Map.of("name", name, "probe", probe, "now", now))
        .mapTo(Long.class)
        .one();
  }

  /** Records that a model has answered. */
  public void answered(Transaction transaction, long model, Instant now) {
    transaction.update(
        "UPDATE embedding_models SET answered = :now WHERE number = :model",
        Map.of("now", now, "model", model));
  }

  /** Returns the known vectors of texts, by their digests. */
  public Map<String, byte[]> find(Transaction transaction, long model, Collection<String> digests) {
    Map<String, byte[]> found = new HashMap<>();
    Chunks.of(
            digests,
            some ->
                transaction
                    .handle()
                    .createQuery(
                        """
                        SELECT digest, vector FROM embeddings
                        WHERE model = :model AND digest IN (<digests>)
                        """)
                    .bind("model", model)
                    .bindList("digests", some)
                    .map(
                        (row, context) ->
                            Map.entry(row.getString("digest"), row.getBytes("vector")))
                    .list())
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  /** Keeps vectors of texts, by their digests; known ones stay as they are. */
  public void keep(Transaction transaction, long model, Map<String, byte[]> vectors) {
    if (vectors.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO embeddings (model, digest, vector) VALUES (:model, :digest, :vector)
                ON CONFLICT DO NOTHING
                """);
    vectors.forEach(
        (digest, vector) ->
            batch.bind("model", model).bind("digest", digest).bind("vector", vector).add());
    batch.execute();
  }

  /**
   * Removes up to so many vectors by models other than this one that have not answered since an
   * instant, and the models without any; returns how many vectors were removed.
   */
  public int forget(Transaction transaction, long kept, Instant since, int limit) {
    Optional<Long> forgotten =
        transaction
            .query(
                """
                SELECT number FROM embedding_models
                WHERE number <> :kept AND answered < :since ORDER BY number LIMIT 1
                """,
                Map.of("kept", kept, "since", since))
            .mapTo(Long.class)
            .findOne();
    if (forgotten.isEmpty()) {
      return 0;
    }
    int removed =
        transaction.update(
            """
            DELETE FROM embeddings WHERE model = :model AND digest IN
              (SELECT digest FROM embeddings WHERE model = :model LIMIT :limit)
            """,
            Map.of("model", forgotten.get(), "limit", limit));
    if (removed < limit) {
      transaction.update(
          "DELETE FROM embedding_models WHERE number = :model", Map.of("model", forgotten.get()));
    }
    return removed;
  }

  /** Records that a paper waits for its vector. */
  public void await(Transaction transaction, Late late) {
    transaction.update(
        """
        INSERT INTO late_papers (paper, poll, news, matched)
        VALUES (:paper, :poll, :news, :matched)
        ON CONFLICT (paper) DO UPDATE SET poll = excluded.poll, matched = excluded.matched,
          news = CASE WHEN excluded.news > late_papers.news THEN excluded.news
            ELSE late_papers.news END
        """,
        Map.of(
            "paper", late.paper().toString(),
            "poll", late.poll(),
            "news", late.news() ? 1 : 0,
            "matched", late.matched()));
  }

  /** Returns papers that wait for their vectors, in the order in which they were announced. */
  public List<Late> late(Transaction transaction, int limit) {
    return transaction
        .query(
            "SELECT * FROM late_papers ORDER BY poll, paper LIMIT :limit", Map.of("limit", limit))
        .mapTo(Late.class)
        .list();
  }

  /** Returns how many papers wait for their vectors. */
  public long countLate(Transaction transaction) {
    return transaction.query("SELECT count(*) FROM late_papers", Map.of()).mapTo(Long.class).one();
  }

  /** Records that a paper no longer waits; returns whether it did. */
  public boolean isDone(Transaction transaction, PaperId paper) {
    return transaction.update(
            "DELETE FROM late_papers WHERE paper = :paper", Map.of("paper", paper.toString()))
        > 0;
  }

  /** Records that no paper waits any longer. */
  public void endWaiting(Transaction transaction) {
    transaction.update("DELETE FROM late_papers", Map.of());
  }
}
