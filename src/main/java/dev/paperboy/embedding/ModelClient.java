package dev.paperboy.embedding;

import dev.paperboy.embedding.EndpointAnswer.Refused;
import dev.paperboy.embedding.EndpointAnswer.Unavailable;
import dev.paperboy.embedding.EndpointAnswer.Vectors;
import dev.paperboy.feed.Sleeper;
import dev.paperboy.meaning.Embedding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an endpoint within its limits. Each request begins with a fixed text, so that no vector is
 * taken for one of another model. A batch that is refused is tried again in smaller ones, a text
 * that is refused alone is shortened. Used by one thread at a time; its state can be read by
 * others.
 */
final class ModelClient {
  private static final Logger LOG = LoggerFactory.getLogger(ModelClient.class);

  /** A text below this length is refused for another reason than its length. */
  private static final int SHORTEST = 500;

  private final EmbeddingEndpoint endpoint;
  private final KnownModels models;
  private final RequestPace pace;
  private final Sleeper sleeper;
  private final int most;
  private int size;
  private volatile String problem = "";

  /**
   * Creates a client.
   *
   * @param batch how many texts a request contains at most, at least 2
   */
  ModelClient(
      EmbeddingEndpoint endpoint,
      KnownModels models,
      RequestPace pace,
      Sleeper sleeper,
      int batch) {
    this.sleeper = sleeper;
    this.endpoint = endpoint;
    this.models = models;
    this.pace = pace;
    this.most = batch - 1;
    this.size = most;
  }

  /**
   * An answer.
   *
   * @param model whose vectors these are
   * @param vectors by text; a text that the server refuses has a vector of zeros, which is close to
   *     nothing
   */
  record Answered(KnownModel model, Map<String, Embedding> vectors) {}

  /** Returns how many texts the next request may contain. */
  int size() {
    return size;
  }

  /** Returns how long to wait before the next request. */
  Duration untilNext() {
    return pace.untilNext();
  }

  /** Returns why the server does not answer; "" while it does. */
  String problem() {
    return problem;
  }

  /**
   * Asks for the vectors of different texts, at most {@link #size}; empty if they did not come this
   * time.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  Optional<Answered> ask(List<String> texts) throws InterruptedException {
    EndpointAnswer answer = send(texts);
    if (answer instanceof Vectors vectors) {
      size = Math.min(most, 2 * size);
      return Optional.of(answered(texts, vectors));
    }
    if (answer instanceof Refused refused && !texts.isEmpty()) {
      size = Math.max(1, texts.size() / 2);
      return texts.size() == 1 ? shortened(texts.get(0), refused) : Optional.empty();
    }
    fail(answer);
    return Optional.empty();
  }

  private EndpointAnswer send(List<String> texts) throws InterruptedException {
    sleeper.sleep(pace.reserve());
    return endpoint.ask(Stream.concat(Stream.of(KnownModel.PROBE), texts.stream()).toList());
  }

  private Optional<Answered> shortened(String text, Refused refused) throws InterruptedException {
    EndpointAnswer answer = refused;
    for (String part = half(text);
        answer instanceof Refused && part.length() >= SHORTEST;
        part = half(part)) {
      answer = send(List.of(part));
    }
    if (answer instanceof Refused) {
      answer = send(List.of());
      if (answer instanceof Vectors vectors) {
        Answered nothing = answered(List.of(), vectors);
        LOG.atWarn()
            .addKeyValue("text", text.substring(0, Math.min(80, text.length())))
            .addKeyValue("reason", refused.reason())
            .log("text is refused by the embeddings endpoint; it counts as close to nothing");
        return Optional.of(
            new Answered(
                nothing.model(),
                Map.of(text, Embedding.of(new float[nothing.model().probe().dimensions()]))));
      }
    }
    if (answer instanceof Vectors vectors) {
      return Optional.of(answered(List.of(text), vectors));
    }
    fail(answer);
    return Optional.empty();
  }

  private static String half(String text) {
    int end = text.length() / 2;
    return end > 0 && Character.isHighSurrogate(text.charAt(end - 1))
        ? text.substring(0, end - 1)
        : text.substring(0, end);
  }

  private Answered answered(List<String> texts, Vectors answer) {
    pace.answered();
    if (!problem.isEmpty()) {
      problem = "";
      LOG.atInfo()
          .addKeyValue("endpoint", endpoint.address())
          .log("embeddings endpoint answers again");
    }
    KnownModel model = models.identify(answer.vectors().get(0));
    Map<String, Embedding> vectors = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      vectors.put(texts.get(i), answer.vectors().get(i + 1));
    }
    return new Answered(model, vectors);
  }

  private void fail(EndpointAnswer answer) {
    String reason;
    Duration rest = Duration.ZERO;
    if (answer instanceof Unavailable unavailable) {
      reason = unavailable.reason();
      rest = unavailable.rest().orElse(Duration.ZERO);
      if (unavailable.slow()) {
        size = Math.max(1, size / 2);
      }
    } else if (answer instanceof Refused refused) {
      reason = refused.reason();
    } else {
      throw new IllegalStateException("not a failure: " + answer);
    }
    pace.failed(rest);
    if (problem.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("reason", reason)
          .log("embeddings endpoint does not answer; the built-in model is used until it does");
    }
    problem = reason;
  }
}
