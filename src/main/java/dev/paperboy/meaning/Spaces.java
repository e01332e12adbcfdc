package dev.paperboy.meaning;

import java.util.List;

/** The models by which an index knows its papers. Thread-safe. */
public interface Spaces {
  /** Returns the models whose vectors are indexed, as far as they are known. */
  List<EmbeddingModel> models();

  /**
   * Returns what a search uses. It may wait for vectors of its texts, and throws {@link
   * MissingVectorException} for one that does not come; the search then uses {@link #always}.
   */
  Space current();

  /** Returns what lacks no vector. */
  Space always();
}
