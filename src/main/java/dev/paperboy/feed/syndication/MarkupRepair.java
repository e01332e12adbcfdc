package dev.paperboy.feed.syndication;

import dev.paperboy.text.HtmlText;
import java.util.Set;

/**
 * Repairs common errors in XML: a bare ampersand, an HTML entity, a forbidden character. CDATA
 * sections are unchanged, except for forbidden characters.
 */
final class MarkupRepair {

  private static final String CDATA = "<![CDATA[";
  private static final String END_OF_CDATA = "]]>";
  private static final int LONGEST_ENTITY = 12;
  private static final Set<String> PREDEFINED = Set.of("amp", "lt", "gt", "quot", "apos");

  private final String text;
  private final StringBuilder repaired;
  private final int lastEnd;
  private int at;

  private MarkupRepair(String text) {
    this.text = text;
    this.repaired = new StringBuilder(text.length() + 16);
    this.lastEnd = text.lastIndexOf(END_OF_CDATA);
  }

  /**
   * Returns the text without these errors; it may have others. Takes time linear in the length of
   * the text.
   */
  static String of(String text) {
    return new MarkupRepair(text).read();
  }

  private String read() {
    while (at < text.length()) {
      // An unclosed section is not a CDATA section.
      boolean section = at < lastEnd && text.startsWith(CDATA, at);
      if (section) {
        copy(text.indexOf(END_OF_CDATA, at) + END_OF_CDATA.length());
      } else if (text.charAt(at) == '&') {
        ampersand();
      } else {
        copy(at + 1);
      }
    }
    return repaired.toString();
  }

  private void copy(int until) {
    while (at < until) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (isAllowed(character)) {
        repaired.appendCodePoint(character);
      }
    }
  }

  /** XML 1.0, production 2. */
  private static boolean isAllowed(int character) {
    return character >= ' '
        ? (character <= 0xD7FF || character >= 0xE000) && character != 0xFFFE && character != 0xFFFF
        : character == '\t' || character == '\n' || character == '\r';
  }

  private void ampersand() {
    int end = at + 1;
    while (end < text.length() && end - at < LONGEST_ENTITY && isOfName(text.charAt(end))) {
      end++;
    }
    boolean closed = end > at + 1 && end < text.length() && text.charAt(end) == ';';
    String name = closed ? text.substring(at + 1, end) : "";
    String meant = name.isEmpty() ? "" : HtmlText.entity(name);
    if (PREDEFINED.contains(name)) {
      repaired.append('&').append(name).append(';');
    } else if (!meant.isEmpty() && meant.codePoints().allMatch(MarkupRepair::isAllowed)) {
      meant.codePoints().forEach(point -> repaired.append("&#").append(point).append(';'));
    } else {
      repaired.append("&amp;");
      end = at + 1;
    }
    at = name.isEmpty() || end == at + 1 ? at + 1 : end + 1;
  }

  private static boolean isOfName(char character) {
    return character == '#' || (character < 128 && Character.isLetterOrDigit(character));
  }
}
