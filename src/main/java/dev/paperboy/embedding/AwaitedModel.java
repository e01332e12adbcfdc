package dev.paperboy.embedding;

import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.MissingVectorException;
import java.util.function.BiPredicate;

/**
 * A model on another server for searches, which wait for the vectors of their texts.
 *
 * @param isThere waits for the vector of a text, and returns whether it has come
 */
record AwaitedModel(EndpointModel model, BiPredicate<EndpointModel, String> isThere)
    implements EmbeddingModel {
  @Override
  public String name() {
    return model.name();
  }

  @Override
  public int dimensions() {
    return model.dimensions();
  }

  /**
   * Returns the vector of a text.
   *
   * @throws MissingVectorException if it does not come in time
   */
  @Override
  public Embedding embed(String text) {
    if (!isThere.test(model, text)) {
      throw new MissingVectorException();
    }
    return model.known(text).orElseThrow(MissingVectorException::new);
  }
}
