package dev.paperboy.meaning;

/**
 * How close a paper is to a topic.
 *
 * @param value the cosine between their vectors, from -1 to 1
 * @param threshold the value from which on a paper is about the topic
 */
public record Closeness(double value, double threshold) {

  /** Returns whether the paper is about the topic. */
  public boolean isClose() {
    return value >= threshold;
  }
}
