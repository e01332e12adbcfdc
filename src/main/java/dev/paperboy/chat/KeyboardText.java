package dev.paperboy.chat;

import java.util.regex.Pattern;

/**
 * Restores text to what was typed on a keyboard. Editors, especially on phones, insert typographic
 * quotation marks, a dash for two hyphens, no-break spaces and invisible characters.
 */
public final class KeyboardText {
  private static final Pattern DOUBLE_QUOTES =
      Pattern.compile("[\u201C\u201D\u201E\u201F\u00AB\u00BB]");
  private static final Pattern SINGLE_QUOTES = Pattern.compile("[\u2018\u2019\u201A\u201B]");
  private static final Pattern SPACES =
      Pattern.compile("[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]");

  /** Soft hyphens, zero-width spaces and directional marks; joiners are part of some scripts. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]");

  /** A dash right before a word was typed as hyphens, to exclude the word. */
  private static final Pattern LEADING_DASH =
      Pattern.compile("(?<![^\\s(,|])[\u2012-\u2015\u2212](?=[^\\s\u2012-\u2015\u2212])");

  private KeyboardText() {}

  /**
   * Returns the text as it was typed, trimmed. In a text of several lines, which was written
   * elsewhere, quotation marks and dashes are kept: a YAML document may need them.
   */
  public static String of(String edited) {
    String text = SPACES.matcher(edited).replaceAll(" ");
    text = INVISIBLE.matcher(text).replaceAll("").strip();
    return text.contains("\n") ? text : withoutTypography(text);
  }

  private static String withoutTypography(String line) {
    String text = DOUBLE_QUOTES.matcher(line).replaceAll("\"");
    text = SINGLE_QUOTES.matcher(text).replaceAll("'");
    return LEADING_DASH.matcher(text).replaceAll("-");
  }
}
