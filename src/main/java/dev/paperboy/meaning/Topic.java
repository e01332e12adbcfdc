package dev.paperboy.meaning;

import dev.paperboy.paper.PaperId;
import java.util.List;

/**
 * What {@code about:} asks for: a text, how many papers about it are wanted, and examples.
 *
 * @param text as people typed it, without the examples; never blank
 * @param perWeek how many papers a week should be about it, from 1 to {@link #MOST_PER_WEEK}
 * @param like papers that are what is meant
 * @param unlike papers that are not
 */
public record Topic(String text, int perWeek, List<PaperId> like, List<PaperId> unlike) {

  /** The rate of a topic that names none. */
  public static final int DEFAULT_PER_WEEK = 5;

  /** The greatest rate. */
  public static final int MOST_PER_WEEK = 50;

  /** Copies the lists, and rejects a blank text and a rate out of bounds. */
  public Topic {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a topic needs a text");
    }
    if (perWeek < 1 || perWeek > MOST_PER_WEEK) {
      throw new IllegalArgumentException("a topic has 1 to 50 papers a week, not " + perWeek);
    }
    like = List.copyOf(like);
    unlike = List.copyOf(unlike);
  }

  /** Returns the topic of a text, at the default rate and without examples. */
  public static Topic of(String text) {
    return new Topic(text, DEFAULT_PER_WEEK, List.of(), List.of());
  }
}
