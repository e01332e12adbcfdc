package dev.paperboy.text;

import java.util.regex.Pattern;

/**
 * Text without the characters that nobody sees but that change what is seen. Safe for use by
 * several threads.
 */
public final class CleanText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** From here on are the scripts and the emoji that joiners are made for. */
  private static final int FIRST_JOINED_SCRIPT = 0x0600;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private CleanText() {}

  /** On one line: line breaks and runs of spaces become one space, the ends are stripped. */
  public static String line(String text) {
    return SPACE.matcher(lines(text)).replaceAll(" ").strip();
  }

  /** Line breaks are kept; control, direction and zero-width characters are dropped. */
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

  /** Whether a joiner or its contrary stands where a script or an emoji needs it. */
  static boolean joins(int one, int before, int after) {
    boolean joiner = one == ZERO_WIDTH_JOINER || one == ZERO_WIDTH_NON_JOINER;
    return joiner
        && before >= FIRST_JOINED_SCRIPT
        && after >= FIRST_JOINED_SCRIPT
        && Character.getType(before) != Character.FORMAT;
  }

  /**
   * The beginning of a text that is too long, with an ellipsis; never half a character.
   *
   * @param longest in UTF-16 units, which are never fewer than what a platform counts; at least 1
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
