package dev.paperboy.query.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An ending that a step of {@link EnglishStem} looks for, and what is put in its place.
 *
 * @param ending empty for none
 */
record EnglishEnding(String ending, String replacement) {
  private static final EnglishEnding NONE = new EnglishEnding("", "");

  /**
   * Reads endings that are written {@code ization>ize}; the table has them by their last letter.
   */
  static EnglishEnding[][] byLastLetter(String rules) {
    List<List<EnglishEnding>> table = new ArrayList<>();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      table.add(new ArrayList<>());
    }
    for (String rule : rules.split(" ", -1)) {
      int arrow = rule.indexOf('>');
      String ending = rule.substring(0, arrow);
      table
          .get(ending.charAt(arrow - 1) - 'a')
          .add(new EnglishEnding(ending, rule.substring(arrow + 1)));
    }
    table.forEach(list -> list.sort(Comparator.comparingInt(EnglishEnding::length).reversed()));
    return table.stream()
        .map(list -> list.toArray(EnglishEnding[]::new))
        .toArray(EnglishEnding[][]::new);
  }

  /** The longest ending of the table that these letters have. */
  static EnglishEnding longest(EnglishEnding[][] table, char[] letters, int length) {
    char last = length == 0 ? ' ' : letters[length - 1];
    if (last >= 'a') {
      for (EnglishEnding each : table[last - 'a']) {
        if (standsAt(length - each.length(), each.ending, letters, length)) {
          return each;
        }
      }
    }
    return NONE;
  }

  static boolean standsAt(int start, String part, char[] letters, int length) {
    if (start < 0 || start + part.length() > length) {
      return false;
    }
    for (int i = part.length() - 1; i >= 0; i--) {
      if (letters[start + i] != part.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  int length() {
    return ending.length();
  }

  boolean isNone() {
    return ending.isEmpty();
  }
}
