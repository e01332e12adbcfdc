package dev.paperboy.embedding;

import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.MissingVectorException;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicTarget;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import java.util.function.Predicate;

/**
 * The topics by a model on another server for searches, which wait for the vectors of new ones.
 *
 * @param topics compare papers
 * @param rated compute vectors and thresholds
 * @param isThere waits for the vector of a text, and returns whether it has come
 */
record AwaitedTopics(Topics topics, Topics rated, Predicate<String> isThere) implements Topics {
  @Override
  public Embedding embedding(Paper paper) {
    return topics.embedding(paper);
  }

  /**
   * Returns the vector and the threshold of a topic.
   *
   * @throws MissingVectorException if its vector does not come in time
   */
  @Override
  public TopicTarget target(Topic topic) {
    if (!isThere.test(topic.text())) {
      throw new MissingVectorException();
    }
    return rated.target(topic);
  }

  @Override
  public long version() {
    return topics.version();
  }
}
