package dev.paperboy.meaning;

/**
 * What vectors of papers are compared with to find those about a topic.
 *
 * @param embedding the vector of the topic
 * @param threshold the cosine from which on a paper is about it
 */
public record TopicTarget(Embedding embedding, double threshold) {

  /** Returns how close a paper is. */
  public Closeness closeness(Embedding paper) {
    return new Closeness(embedding.cosine(paper), threshold);
  }
}
