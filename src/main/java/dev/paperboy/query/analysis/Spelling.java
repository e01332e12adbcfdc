package dev.paperboy.query.analysis;

import java.util.Collection;
import java.util.Optional;

/** Guesses the intended word of a misspelling. */
public final class Spelling {
  private Spelling() {}

  /**
   * Returns the nearest known word, if it is at most two typing errors away; one error for words of
   * up to three letters.
   */
  public static Optional<String> nearest(String typed, Collection<String> known) {
    int limit = typed.length() < 4 ? 1 : 2;
    String best = "";
    int least = limit + 1;
    for (String word : known) {
      int distance = distance(typed, word);
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /**
   * Returns the number of insertions, deletions, substitutions and transpositions that turn one
   * word into another.
   */
  private static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, right, i, j);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int step(int[][] cost, String left, String right, int i, int j) {
    boolean same = left.charAt(i - 1) == right.charAt(j - 1);
    int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
