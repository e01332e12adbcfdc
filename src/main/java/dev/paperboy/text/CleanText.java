package dev.paperboy.text;

import java.util.regex.Pattern;

/** Removes invisible characters that change how a text is displayed. Thread-safe. */
public final class CleanText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** Scripts and emoji that use joiners start at this code point. */
  private static final int FIRST_JOINED_SCRIPT = 0x0600;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private CleanText() {}

  /**
   * Returns the text on one line: line breaks and runs of spaces become one space, and the ends are
   * stripped.
   */
  public static String line(String text) {
    return SPACE.matcher(lines(text)).replaceAll(" ").strip();
  }

  /**
   * Returns the text with line breaks kept, and control, direction and zero-width characters
   * removed.
   */
  public static String lines(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    int before = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int one = text.codePointAt(at);
      int next = at + Character.charCount(one);
      int after = next < text.length() ? text.codePointAt(next) : 0;
      append(clean, one, before, after);
      before = one;
    }
    return clean.toString();
  }

  private static void append(StringBuilder clean, int one, int before, int after) {
    switch (Character.getType(one)) {
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append('\n');
      case Character.SPACE_SEPARATOR -> clean.append(' ');
      case Character.SURROGATE -> clean.append('\uFFFD');
      case Character.CONTROL -> appendControl(clean, one);
      case Character.FORMAT -> {
        if (joins(one, before, after)) {
          clean.appendCodePoint(one);
        }
      }
      default -> clean.appendCodePoint(one);
    }
  }

  private static void appendControl(StringBuilder clean, int one) {
    if (one == '\n' || one == 0x85) {
      clean.append('\n');
    } else if (one == '\t') {
      clean.append(' ');
    }
  }

  /**
   * Returns whether a joiner or non-joiner is between characters of a script or emoji that needs
   * it.
   */
  static boolean joins(int one, int before, int after) {
    boolean joiner = one == ZERO_WIDTH_JOINER || one == ZERO_WIDTH_NON_JOINER;
    return joiner
        && before >= FIRST_JOINED_SCRIPT
        && after >= FIRST_JOINED_SCRIPT
        && Character.getType(before) != Character.FORMAT;
  }

  /**
   * Truncates a text that is too long, with an ellipsis; never splits a character.
   *
   * @param longest in UTF-16 units, of which there are never fewer than what a platform counts; at
   *     least 1
   */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + "…";
  }
}
