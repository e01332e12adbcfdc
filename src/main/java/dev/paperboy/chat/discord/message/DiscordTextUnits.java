package dev.paperboy.chat.discord.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Escapes clean text as Discord markdown, one unit per character, so that it can be cut between any
 * two. See Discord's "Markdown Text 101".
 */
final class DiscordTextUnits {
  private static final String ALWAYS = "\\*_~|`[]<";
  private static final String AT_LINE_START = "#->+";
  private static final String ZERO_WIDTH_SPACE = "\u200B";

  private DiscordTextUnits() {}

  static List<String> of(String text) {
    List<String> units = new ArrayList<>(text.length());
    boolean atStart = true;
    boolean inNumber = false;
    for (int at = 0; at < text.length(); ) {
      int one = text.codePointAt(at);
      boolean special = ALWAYS.indexOf(one) >= 0;
      special |= atStart && !inNumber && AT_LINE_START.indexOf(one) >= 0;
      special |= inNumber && (one == '.' || one == ')');
      special |= one == ':' && opensSomething(text, at);
      special |= one == '(' && at > 0 && text.charAt(at - 1) == ']';
      String shown = Character.toString(one);
      if (special) {
        units.add("\\" + shown);
      } else {
        units.add(pings(text, at) ? shown + ZERO_WIDTH_SPACE : shown);
      }
      inNumber = (atStart || inNumber) && one >= '0' && one <= '9';
      atStart = one == '\n' || (atStart && one == ' ');
      at += Character.charCount(one);
    }
    return units;
  }

  /**
   * Returns whether a colon may be part of an address that Discord would link, or of an emoji's
   * short name.
   */
  private static boolean opensSomething(String text, int colon) {
    return colon + 1 == text.length() || !Character.isWhitespace(text.charAt(colon + 1));
  }

  private static boolean pings(String text, int at) {
    if (text.charAt(at) != '@') {
      return false;
    }
    String rest = text.substring(at + 1, Math.min(text.length(), at + 9)).toLowerCase(Locale.ROOT);
    return rest.startsWith("everyone") || rest.startsWith("here");
  }
}
