package dev.paperboy.meaning;

import dev.paperboy.paper.Paper;

/**
 * Which papers are about which topics, at this moment. Thread-safe.
 *
 * <p>A paper is about a topic if the cosine of their vectors reaches the threshold of the topic,
 * which changes only when {@link #version} does.
 */
public interface Topics {

  /**
   * Returns the topics by which this paper is compared with all others. They are those of one
   * model, and stay so.
   */
  default Topics of(Paper paper) {
    return this;
  }

  /** Returns the vector of a paper. */
  Embedding embedding(Paper paper);

  /** Returns the vector and the threshold of a topic. */
  TopicTarget target(Topic topic);

  /** Returns a number that changes whenever a threshold or the model does. */
  long version();

  /**
   * Returns the sentence of a paper, its title included, that is closest to a topic; empty if none
   * can be compared with it.
   */
  default String nearestSentence(Paper paper, Topic topic) {
    return "";
  }

  /** Returns how close a paper is to a topic. */
  default Closeness closeness(Paper paper, Topic topic) {
    return target(topic).closeness(embedding(paper));
  }
}
