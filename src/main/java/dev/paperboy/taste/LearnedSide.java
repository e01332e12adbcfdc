package dev.paperboy.taste;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What the papers of one side, up or down, have in common, as two vectors of length 1.
 *
 * @param words the weights of words, by their stems
 * @param authors the weights of authors, by their names in lower case
 */
record LearnedSide(Map<String, Double> words, Map<String, Double> authors) {
  /** Less than one paper, so that a word of a single paper counts little, but counts. */
  private static final double BY_CHANCE = 0.7;

  private static final int MOST_AUTHORS = 20;

  /** A paper of the side and its weight, by age and number of votes. */
  record Weighed(PaperVector vector, double weight) {}

  /**
   * Learns from papers.
   *
   * @param share the share of all papers that contain a word
   */
  static LearnedSide of(
      List<Weighed> papers, TasteWeights weights, ToDoubleFunction<String> share) {
    return new LearnedSide(
        common(papers, PaperVector::words, weights.words(), weights.agreement(), share),
        common(papers, PaperVector::authors, MOST_AUTHORS, weights.agreement(), name -> 0));
  }

  /** Returns how similar a paper is to this side: about 0 to 1. */
  double similarity(PaperVector paper, TasteWeights weights) {
    return product(words, paper.words()) + weights.authors() * product(authors, paper.authors());
  }

  static double product(Map<String, Double> one, Map<String, Double> other) {
    double sum = 0;
    for (Map.Entry<String, Double> entry : one.entrySet()) {
      sum += entry.getValue() * other.getOrDefault(entry.getKey(), 0.0);
    }
    return sum;
  }

  private static Map<String, Double> common(
      List<Weighed> papers,
      Function<PaperVector, Map<String, Double>> part,
      int most,
      double agreement,
      ToDoubleFunction<String> share) {
    Map<String, Double> sums = new HashMap<>();
    Map<String, Integer> holders = new HashMap<>();
    for (Weighed paper : papers) {
      part.apply(paper.vector())
          .forEach(
              (term, weight) -> {
                sums.merge(term, paper.weight() * weight, Double::sum);
                holders.merge(term, 1, Integer::sum);
              });
    }
    sums.replaceAll(
        (term, sum) ->
            sum
                * Math.pow(
                    agreed(holders.getOrDefault(term, 0), papers.size(), share.applyAsDouble(term)),
                    agreement));
    Map<String, Double> kept = new HashMap<>();
    sums.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return PaperVectors.unit(kept);
  }

  /** Returns how much more papers than by chance contain a word, from 0 to 1. */
  private static double agreed(int holders, int papers, double share) {
    return Math.max(0, holders - papers * share - BY_CHANCE) / (holders + 1);
  }
}
