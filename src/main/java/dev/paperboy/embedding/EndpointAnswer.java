package dev.paperboy.embedding;

import dev.paperboy.meaning.Embedding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The outcome of a request for vectors. Reasons are in words and contain no secret. */
public sealed interface EndpointAnswer {

  /**
   * All vectors.
   *
   * @param vectors in the order of the texts, all of the same number of dimensions
   */
  record Vectors(List<Embedding> vectors) implements EndpointAnswer {
    /** Copies the list. */
    public Vectors {
      vectors = List.copyOf(vectors);
    }
  }

  /**
   * No vectors, perhaps because of one of the texts: others may have better luck.
   *
   * @param reason what the server said
   */
  record Refused(String reason) implements EndpointAnswer {}

  /**
   * No vectors, whatever the texts.
   *
   * @param reason what is wrong
   * @param rest how long the server asks not to be contacted; empty if it does not
   * @param slow whether it might have answered a smaller request in time
   */
  record Unavailable(String reason, Optional<Duration> rest, boolean slow)
      implements EndpointAnswer {}
}
