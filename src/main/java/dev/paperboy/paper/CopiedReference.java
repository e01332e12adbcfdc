package dev.paperboy.paper;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Cleans a reference to a paper that was copied from prose, a citation, or a chat message. */
final class CopiedReference {
  private static final String OPENING = "([{<\"'“‘„«‹`*_~";
  private static final String CLOSING = ")]}>\"'”’“»›`*~";
  private static final int MOST_LAYERS = 50;
  private static final String PUNCTUATION = ".,;:!?";
  private static final Pattern LABELLED_LINK = Pattern.compile("\\[[^\\]]*\\]\\((\\S+)\\)");

  private CopiedReference() {}

  /**
   * Returns the text without invisible characters, and with white space collapsed to single spaces.
   */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> isSpace(point) || isVisible(point))
        .map(point -> isSpace(point) ? ' ' : point)
        .filter(point -> point != ' ' || !endsInSpace(visible))
        .forEach(visible::appendCodePoint);
    return visible.toString().strip();
  }

  private static boolean endsInSpace(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
  }

  private static boolean isVisible(int point) {
    int type = Character.getType(point);
    return type != Character.FORMAT && type != Character.CONTROL;
  }

  /**
   * Returns the text without surrounding prose: brackets, quotation marks, trailing punctuation,
   * the label of a link.
   */
  static String unwrapped(String text) {
    Matcher labelled = LABELLED_LINK.matcher(text);
    String inner = labelled.matches() ? labelled.group(1) : text;
    String less = lessOfIt(inner);
    for (int layer = 0; layer < MOST_LAYERS && !less.equals(inner); layer++) {
      inner = less;
      less = lessOfIt(inner);
    }
    return inner;
  }

  private static String lessOfIt(String text) {
    if (text.isEmpty()) {
      return text;
    }
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    String middle = text.length() < 2 ? "" : text.substring(1, text.length() - 1);
    if (text.length() > 1 && closes(last, first)) {
      return middle.strip();
    }
    if (PUNCTUATION.indexOf(last) >= 0 || (CLOSING.indexOf(last) >= 0 && !isOpen(text, last))) {
      return text.substring(0, text.length() - 1).strip();
    }
    boolean neverClosed =
        OPENING.indexOf(first) >= 0 && middle.chars().noneMatch(one -> closes((char) one, first));
    return neverClosed ? text.substring(1).strip() : text;
  }

  private static boolean closes(char closing, char opening) {
    return switch (opening) {
      case '(' -> closing == ')';
      case '[' -> closing == ']';
      case '{' -> closing == '}';
      case '<' -> closing == '>';
      case '“' -> closing == '”' || closing == '“';
      case '„' -> closing == '“' || closing == '”';
      case '‘' -> closing == '’';
      case '«' -> closing == '»';
      case '‹' -> closing == '›';
      default -> closing == opening && OPENING.indexOf(opening) >= 0;
    };
  }

  /** Returns whether the closing bracket at the end of the text was opened in it. */
  private static boolean isOpen(String text, char last) {
    int open = 0;
    for (int at = 0; at < text.length() - 1; at++) {
      if (text.charAt(at) == last) {
        open = Math.max(0, open - 1);
      } else if (closes(last, text.charAt(at))) {
        open++;
      }
    }
    return open > 0;
  }
}
