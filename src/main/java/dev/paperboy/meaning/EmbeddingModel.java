package dev.paperboy.meaning;

import java.util.Optional;

/**
 * Turns texts into vectors, so that texts which mean the same have a small angle between them.
 * Implementations are thread-safe, and the same text always has the same vector.
 */
public interface EmbeddingModel {

  /**
   * Returns what tells its vectors from those of any other model; it changes whenever the same text
   * would get another vector. Letters, digits, dots and hyphens.
   */
  String name();

  /** Returns the number of components of its vectors. */
  int dimensions();

  /**
   * Returns the vector of a text; a text without a known word gets the zero vector, which is close
   * to nothing.
   */
  Embedding embed(String text);

  /** Returns the vector of a text if nobody has to be asked for it. */
  default Optional<Embedding> known(String text) {
    return Optional.of(embed(text));
  }
}
