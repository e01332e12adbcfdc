package dev.paperboy.meaning;

import java.util.List;

/**
 * What changes in the topics whose thresholds are kept.
 *
 * @param kept new ones, and those with another threshold
 * @param removed those that nobody uses any more
 */
public record TopicChanges(List<RatedTopic> kept, List<Topic> removed) {

  /** Copies the lists. */
  public TopicChanges {
    kept = List.copyOf(kept);
    removed = List.copyOf(removed);
  }

  /** Returns whether nothing changes. */
  public boolean isEmpty() {
    return kept.isEmpty() && removed.isEmpty();
  }
}
