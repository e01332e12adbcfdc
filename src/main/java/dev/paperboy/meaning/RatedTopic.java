package dev.paperboy.meaning;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic whose vector and threshold, by one model, are fixed for a day.
 *
 * @param topic the topic
 * @param vector the vector of the topic
 * @param day the day, in UTC, from which on the first threshold is in force
 * @param thresholds the threshold in force, followed by those of up to seven days before, the
 *     latest first
 */
public record RatedTopic(Topic topic, Embedding vector, LocalDate day, List<Double> thresholds) {

  /** Copies the list, which has at least one element. */
  public RatedTopic {
    thresholds = List.copyOf(thresholds);
    if (thresholds.isEmpty()) {
      throw new IllegalArgumentException("a rated topic has a threshold");
    }
  }

  /** Returns what papers are compared with now. */
  TopicTarget target() {
    return new TopicTarget(vector, thresholds.get(0));
  }

  /** Returns the threshold that was in force on a day; null if it is not recorded. */
  @Nullable Double thresholdOn(LocalDate asked) {
    long ago = Math.max(0, day.toEpochDay() - asked.toEpochDay());
    return ago < thresholds.size() ? thresholds.get((int) ago) : null;
  }
}
