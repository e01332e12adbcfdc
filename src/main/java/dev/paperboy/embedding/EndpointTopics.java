package dev.paperboy.embedding;

import dev.paperboy.meaning.EmbeddedText;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.MissingVectorException;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicTarget;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * The topics by a model on another server. A topic whose vector has not come is close to nothing
 * until it does; meanwhile papers are matched by the built-in model.
 */
final class EndpointTopics implements Topics {
  private static final double OUT_OF_REACH = 2;

  private final EndpointModel model;
  private final Topics topics;
  private final Topics builtIn;
  private final BiFunction<String, PaperId, Optional<Embedding>> indexed;
  private final LongSupplier arrivals;
  private final TopicTarget nowhere;

  /**
   * Creates topics.
   *
   * @param topics compute vectors and thresholds, once the vectors of the texts are there
   * @param builtIn compares sentences, for which nobody asks the other server
   * @param indexed returns the vector that the index has of a paper, by the name of a model
   * @param arrivals a number that increases whenever vectors of topics come
   */
  EndpointTopics(
      EndpointModel model,
      Topics topics,
      Topics builtIn,
      BiFunction<String, PaperId, Optional<Embedding>> indexed,
      LongSupplier arrivals) {
    this.model = model;
    this.topics = topics;
    this.builtIn = builtIn;
    this.indexed = indexed;
    this.arrivals = arrivals;
    this.nowhere = new TopicTarget(Embedding.of(new float[model.dimensions()]), OUT_OF_REACH);
  }

  /** Returns the vector of a paper if it is in memory or in the index. */
  Optional<Embedding> find(Paper paper) {
    return model.known(EmbeddedText.of(paper)).or(() -> indexed.apply(model.name(), paper.id()));
  }

  @Override
  public Embedding embedding(Paper paper) {
    return find(paper).orElseGet(() -> model.embed(EmbeddedText.of(paper)));
  }

  @Override
  public TopicTarget target(Topic topic) {
    try {
      return topics.target(topic);
    } catch (MissingVectorException later) {
      return nowhere;
    }
  }

  @Override
  public String nearestSentence(Paper paper, Topic topic) {
    return builtIn.nearestSentence(paper, topic);
  }

  @Override
  public long version() {
    return topics.version() + arrivals.getAsLong();
  }
}
