package dev.paperboy.query.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Compares the parts of a name in a query with the name of one author. */
public final class AuthorName {
  private AuthorName() {}

  /** Returns whether a part of a name is an initial. */
  public static boolean isInitial(String part) {
    return part.length() == 1 && part.charAt(0) >= 'a' && part.charAt(0) <= 'z';
  }

  /**
   * Returns whether each part matches a different word of the name, in any order: a full part the
   * whole word (neighbours joined or apart: "Byung-Kwan", "Byungkwan"), an initial its first
   * letter.
   */
  public static boolean matches(List<String> parts, AnalyzedText name) {
    boolean[] used = new boolean[name.words()];
    int from = 0;
    while (from < parts.size()) {
      int taken = isInitial(parts.get(from)) ? 1 : takeFull(parts, from, name, used);
      if (taken == 0) {
        return false;
      }
      from += taken;
    }
    // Full parts are matched first, so that an initial never takes their word.
    return parts.stream()
        .filter(AuthorName::isInitial)
        .allMatch(part -> takeInitial(part, name, used));
  }

  /**
   * Returns the number of parts, from this one on, that match together; 0 if the part does not
   * match.
   */
  private static int takeFull(List<String> parts, int from, AnalyzedText name, boolean[] used) {
    String part = parts.get(from);
    if (take(token -> token.folded().equals(part), name, used)) {
      return 1;
    }
    if (from + 1 == parts.size()) {
      return 0;
    }
    String pair = part + parts.get(from + 1);
    return take(token -> token.folded().equals(pair), name, used) ? 2 : 0;
  }

  private static boolean takeInitial(String initial, AnalyzedText name, boolean[] used) {
    return take(token -> token.length() == 1 && token.folded().startsWith(initial), name, used);
  }

  private static boolean take(Predicate<Token> wanted, AnalyzedText name, boolean[] used) {
    for (Token token : name.tokens()) {
      if (wanted.test(token) && isFree(token, used)) {
        Arrays.fill(used, token.position(), token.position() + token.length(), true);
        return true;
      }
    }
    return false;
  }

  private static boolean isFree(Token token, boolean[] used) {
    for (int i = 0; i < token.length(); i++) {
      if (used[token.position() + i]) {
        return false;
      }
    }
    return true;
  }
}
