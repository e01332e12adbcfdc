package dev.paperboy.embedding;

import dev.paperboy.meaning.Embedding;

/**
 * A model on another server, as its vector of a fixed text identifies it.
 *
 * @param number identifies it in the database
 * @param probe its vector of {@link #PROBE}
 */
record KnownModel(long number, Embedding probe) {
  /** The text by which models are told apart. Another text would make all of them unknown. */
  static final String PROBE = "Which model reads this? A short text about proteins and planets.";

  /**
   * Vectors of the same text by the same model differ by rounding only: with the size of a batch,
   * with the hardware. Other models, and other precisions of the same one, are below.
   */
  private static final double SAME = 0.98;

  /** Returns whether this is the model that has such a vector of the fixed text. */
  boolean isMeant(Embedding other) {
    return other.dimensions() == probe.dimensions() && other.cosine(probe) >= SAME;
  }

  /** Returns the name that tells its vectors from those of all other models. */
  String name() {
    return "endpoint-" + number;
  }
}
