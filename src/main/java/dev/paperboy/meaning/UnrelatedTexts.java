package dev.paperboy.meaning;

import java.util.Arrays;
import java.util.List;

/**
 * Texts that no paper of a usual feed is about. How close papers come to them nevertheless is what
 * closeness has to exceed in order to mean anything: with another model, other values mean nothing.
 */
final class UnrelatedTexts {
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

  private UnrelatedTexts() {}

  /**
   * Returns the closeness that three quarters of the texts do not exceed with any of the papers.
   * The others are left out because a feed may well be about one of them.
   */
  static double floor(EmbeddingModel model, RecentWindow window) {
    double[] closest =
        TEXTS.stream()
            .mapToDouble(text -> Arrays.stream(window.cosines(model.embed(text))).max().orElse(0))
            .sorted()
            .toArray();
    return closest[closest.length * 3 / 4];
  }
}
