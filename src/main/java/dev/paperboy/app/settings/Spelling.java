package dev.paperboy.app.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guesses what a misspelt word was meant to be. */
final class Spelling {

  private Spelling() {}

  /** "did you mean `every`?", or what there is to choose from. */
  static String advice(String typed, Collection<String> known) {
    return nearest(typed, known)
        .map(word -> "did you mean `" + word + "`?")
        .orElseGet(
            () ->
                "it can be "
                    + known.stream()
                        .map(word -> "`" + word + "`")
                        .collect(Collectors.joining(", ")));
  }

  /** The known word that a third of its letters, at least one and two at most, makes the typed. */
  static Optional<String> nearest(String typed, Collection<String> known) {
    String folded = fold(typed);
    return known.stream()
        .filter(word -> distance(folded, fold(word)) <= Math.min(2, Math.max(1, word.length() / 3)))
        .min(Comparator.comparingInt(word -> distance(folded, fold(word))));
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /** Optimal string alignment: a swap of neighbours counts as one slip. */
  static int distance(String one, String other) {
    int[][] slips = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : cheapest(slips, one, other, i, j);
      }
    }
    return slips[one.length()][other.length()];
  }

  private static int cheapest(int[][] slips, String one, String other, int i, int j) {
    int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(slips[i - 1][j - 1] + change, Math.min(slips[i - 1][j] + 1, slips[i][j - 1] + 1));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, slips[i - 2][j - 2] + 1) : best;
  }
}
