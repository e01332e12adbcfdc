package dev.paperboy.meaning;

import java.util.Arrays;
import java.util.List;

/**
 * Texts that no paper of a usual feed is about. How close papers come to them nevertheless is what
 * closeness has to exceed in order to mean anything: with another model, other values mean nothing.
 */
public final class UnrelatedTexts {
  private static final List<String> TEXTS =
      List.of(
          "medieval French poetry",
          "sourdough bread recipes",
          "football league results",
          "the tax law of Switzerland",
          "gardening in small spaces",
          "wine tasting",
          "bronze age pottery",
          "Renaissance portrait painting",
          "the history of the Ottoman navy",
          "horse breeding",
          "knitting patterns for beginners",
          "the Roman law of inheritance",
          "jazz piano harmony",
          "cheese making in the Alps",
          "planning a wedding on a budget",
          "French cooking",
          "the technique of a tennis serve",
          "fly fishing",
          "coffee roasting",
          "Gothic cathedrals",
          "Shakespeare's sonnets",
          "stamp collecting",
          "real estate prices in Madrid",
          "antique furniture restoration");

  private static final double PER_WEEK = 0.5;

  private UnrelatedTexts() {}

  /** Returns the texts, whose vectors are needed for every threshold. */
  public static List<String> all() {
    return TEXTS;
  }

  /**
   * Returns the closeness at which three quarters of the texts have no more than a paper in two
   * weeks. The others are left out because a feed may well be about one of them.
   *
   * @param window at least one paper
   */
  static double floor(EmbeddingModel model, RecentWindow window) {
    int rank = (int) Math.max(1, Math.round(PER_WEEK * window.weeks()));
    double[] reached =
        TEXTS.stream()
            .map(text -> window.cosines(model.embed(text)))
            .mapToDouble(cosines -> ranked(cosines, rank))
            .sorted()
            .toArray();
    return reached[reached.length * 3 / 4];
  }

  private static double ranked(double[] cosines, int rank) {
    Arrays.sort(cosines);
    return cosines[Math.max(0, cosines.length - rank)];
  }
}
