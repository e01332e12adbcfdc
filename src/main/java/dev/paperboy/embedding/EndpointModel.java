package dev.paperboy.embedding;

import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.MissingVectorException;
import java.util.List;
import java.util.Optional;

/** A model on another server, of whose vectors only those are known that have come. Thread-safe. */
final class EndpointModel implements EmbeddingModel {
  private final VectorCache cache;
  private final WantedTexts wanted;

  EndpointModel(VectorCache cache, WantedTexts wanted) {
    this.cache = cache;
    this.wanted = wanted;
  }

  VectorCache cache() {
    return cache;
  }

  @Override
  public String name() {
    return cache.model().name();
  }

  @Override
  public int dimensions() {
    return cache.model().probe().dimensions();
  }

  /**
   * Returns the vector of a text.
   *
   * @throws MissingVectorException if it has not come; it is then asked for as that of a topic
   */
  @Override
  public Embedding embed(String text) {
    return known(text)
        .orElseThrow(
            () -> {
              wanted.expect(List.of(text));
              return new MissingVectorException();
            });
  }

  /** Returns the vector of a text if it is in memory. */
  @Override
  public Optional<Embedding> known(String text) {
    return cache.find(text);
  }
}
