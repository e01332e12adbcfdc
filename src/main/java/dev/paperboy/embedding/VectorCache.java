package dev.paperboy.embedding;

import dev.paperboy.collection.LruMap;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.EmbeddingStore;
import dev.paperboy.text.Sha256;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vectors of texts by one model: those used last in memory, those of papers and topics in the
 * database. Thread-safe.
 */
final class VectorCache {
  /** About 8 MB with 768 dimensions. */
  private static final int MOST_IN_MEMORY = 10_000;

  private static final int DIGITS = 32;

  private final EmbeddingStore store = new EmbeddingStore();
  private final Database database;
  private final KnownModel model;
  private final Map<String, Embedding> latest = new LruMap<>(MOST_IN_MEMORY);

  VectorCache(Database database, KnownModel model) {
    this.database = database;
    this.model = model;
  }

  KnownModel model() {
    return model;
  }

  /** Returns the vector of a text if it is in memory. */
  Optional<Embedding> find(String text) {
    String digest = digest(text);
    synchronized (latest) {
      return Optional.ofNullable(latest.get(digest));
    }
  }

  /** Returns those of these texts whose vectors are unknown; the others are then in memory. */
  List<String> load(Collection<String> texts) {
    Map<String, String> absent = new LinkedHashMap<>();
    for (String text : texts) {
      if (find(text).isEmpty()) {
        absent.put(digest(text), text);
      }
    }
    if (absent.isEmpty()) {
      return List.of();
    }
    Map<String, byte[]> stored =
        database.read(transaction -> store.find(transaction, model.number(), absent.keySet()));
    synchronized (latest) {
      stored.forEach((digest, vector) -> latest.put(digest, Embedding.ofBytes(vector)));
    }
    absent.keySet().removeAll(stored.keySet());
    return List.copyOf(absent.values());
  }

  /** Keeps vectors that may be needed again after a restart. */
  void keep(Map<String, Embedding> vectors) {
    Map<String, byte[]> stored = new HashMap<>();
    vectors.forEach((text, vector) -> stored.put(digest(text), vector.toBytes()));
    database.change(transaction -> store.keep(transaction, model.number(), stored));
    remember(vectors);
  }

  /** Keeps vectors in memory only. */
  void remember(Map<String, Embedding> vectors) {
    synchronized (latest) {
      vectors.forEach((text, vector) -> latest.put(digest(text), vector));
    }
  }

  private static String digest(String text) {
    return Sha256.hex(text).substring(0, DIGITS);
  }
}
