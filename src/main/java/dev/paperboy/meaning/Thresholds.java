package dev.paperboy.meaning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Computes thresholds from rates: what the wanted number of papers of the last 28 days would have
 * reached, but never less than unrelated texts reach.
 */
final class Thresholds {
  /** With fewer papers than this, a rank among them means nothing. */
  private static final int FEWEST = 20;

  /** The floor of the built-in model among some forty papers a week, until there are papers. */
  private static final double BUILT_IN_FLOOR = 0.2;

  private final RecentWindow window;
  private final double floor;

  /** Computes thresholds from these papers, which have vectors by this model. */
  Thresholds(RecentWindow window, EmbeddingModel model) {
    this.window = window;
    this.floor = window.size() < FEWEST ? BUILT_IN_FLOOR : UnrelatedTexts.floor(model, window);
  }

  /** Returns whether there are enough papers to tell thresholds from. */
  boolean isFounded() {
    return window.size() >= FEWEST;
  }

  LocalDate today() {
    return window.today();
  }

  /** Returns the threshold of a topic that had none. */
  double first(Topic topic, Embedding vector) {
    return atRate(topic.perWeek(), window.cosines(vector));
  }

  /** Returns a topic with the threshold for today. */
  RatedTopic next(RatedTopic rated, Embedding vector) {
    double[] cosines = window.cosines(vector);
    List<Double> thresholds = new ArrayList<>();
    thresholds.add(atRate(Feedback.rate(rated, window, cosines), cosines));
    for (int ago = 1; ago <= Feedback.DAYS; ago++) {
      Double before = rated.thresholdOn(today().minusDays(ago));
      if (before == null) {
        break;
      }
      thresholds.add(before);
    }
    return new RatedTopic(rated.topic(), vector, today(), thresholds);
  }

  /** Returns the middle between the last paper that the rate lets in and the next one. */
  private double atRate(double perWeek, double[] cosines) {
    int rank = (int) Math.max(1, Math.round(perWeek * window.weeks()));
    if (!isFounded() || rank >= cosines.length) {
      return floor;
    }
    double[] sorted = cosines.clone();
    Arrays.sort(sorted);
    double last = sorted[sorted.length - rank];
    double next = sorted[sorted.length - rank - 1];
    return Math.max(floor, (last + next) / 2);
  }
}
