package dev.paperboy.query.evaluation;

import dev.paperboy.meaning.Closeness;
import dev.paperboy.meaning.Topic;
import dev.paperboy.query.analysis.AnalyzedPaper;
import java.util.Locale;
import java.util.Optional;

/** Describes in words how close a paper is to a topic. */
final class TopicWords {
  static final String PLACE = "about";

  private static final int MOST_DIGITS = 6;

  private TopicWords() {}

  /**
   * Returns that a paper is about a topic, and the sentence of it that is closest; empty if not.
   */
  static Optional<Evidence> evidence(Topic topic, AnalyzedPaper paper) {
    Closeness closeness = paper.closeness(topic);
    if (!closeness.isClose()) {
      return Optional.empty();
    }
    return Optional.of(
        new Evidence(PLACE, topic.text(), -1, -1, measured(closeness) + nearest(topic, paper)));
  }

  /** Returns how far a paper is from being about a topic, as a part of a sentence. */
  static String missing(Topic topic, AnalyzedPaper paper) {
    Closeness closeness = paper.closeness(topic);
    return "not about “%s” (%s%s)"
        .formatted(topic.text(), measured(closeness), nearest(topic, paper));
  }

  private static String nearest(Topic topic, AnalyzedPaper paper) {
    String sentence = paper.nearestSentence(topic);
    return sentence.isEmpty() ? "" : "; nearest: “" + sentence + "”";
  }

  /** Returns both numbers with as many digits as tell them apart. */
  private static String measured(Closeness closeness) {
    int digits = 2;
    while (digits < MOST_DIGITS
        && rounded(closeness.value(), digits).equals(rounded(closeness.threshold(), digits))) {
      digits++;
    }
    return "closeness %s, needs %s"
        .formatted(rounded(closeness.value(), digits), rounded(closeness.threshold(), digits));
  }

  private static String rounded(double cosine, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", cosine);
  }
}
