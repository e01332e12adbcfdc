package dev.paperboy.query.analysis;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The HTML tags and entities found in feeds. */
final class HtmlMarkup {
  private static final int LONGEST_TAG = 300;
  private static final int LONGEST_ENTITY = 12;

  /** What a numeric reference to a control character from 0x80 to 0x9F means in HTML. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Set<String> INLINE =
      Set.of(
          "i",
          "b",
          "em",
          "strong",
          "sub",
          "sup",
          "u",
          "s",
          "tt",
          "code",
          "span",
          "a",
          "font",
          "small",
          "big",
          "italic",
          "bold",
          "sc",
          "underline",
          "wbr",
          "abbr",
          "mark");
  private static final Set<String> BLOCK =
      Set.of(
          "p",
          "br",
          "div",
          "li",
          "ul",
          "ol",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "table",
          "tr",
          "td",
          "th",
          "section",
          "article",
          "title",
          "sec",
          "img",
          "hr",
          "blockquote",
          "pre");

  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("lsquo", "‘"),
          Map.entry("rsquo", "’"),
          Map.entry("ldquo", "“"),
          Map.entry("rdquo", "”"),
          Map.entry("nbsp", " "),
          Map.entry("thinsp", " "),
          Map.entry("ensp", " "),
          Map.entry("emsp", " "),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("hyphen", "-"),
          Map.entry("shy", "\u00AD"),
          Map.entry("hellip", "…"),
          Map.entry("szlig", "ß"),
          Map.entry("aelig", "æ"),
          Map.entry("AElig", "Æ"),
          Map.entry("oelig", "œ"),
          Map.entry("micro", "µ"),
          Map.entry("times", "×"),
          Map.entry("middot", "·"));
  private static final Map<String, Character> ACCENTS =
      Map.of(
          "acute", '\u0301',
          "grave", '\u0300',
          "uml", '\u0308',
          "circ", '\u0302',
          "tilde", '\u0303',
          "cedil", '\u0327',
          "ring", '\u030A',
          "caron", '\u030C');

  private HtmlMarkup() {}

  /** A piece of markup: where it ends in the text, and what it stands for. */
  record Markup(int end, String meaning) {
    static final Markup NONE = new Markup(-1, "");

    boolean isThere() {
      return end >= 0;
    }
  }

  /** The tag that begins with the {@code <} at {@code start}, if one does. */
  static Markup tag(String text, int start) {
    int name = start + 1;
    if (name < text.length() && text.charAt(name) == '/') {
      name++;
    }
    int end = name;
    while (end < text.length() && end - name < 20 && isNamePart(text.charAt(end))) {
      end++;
    }
    String tag = text.substring(name, end).toLowerCase(Locale.ROOT);
    String kind = tag.startsWith("jats:") ? tag.substring(5) : tag;
    boolean inline = INLINE.contains(kind);
    if (!inline && !BLOCK.contains(kind)) {
      return Markup.NONE;
    }
    int limit = Math.min(text.length(), start + LONGEST_TAG);
    for (int i = end; i < limit; i++) {
      char character = text.charAt(i);
      if (character == '>') {
        return new Markup(i + 1, inline ? "" : " ");
      }
      if (i == end && character != '/' && !Character.isWhitespace(character)) {
        return Markup.NONE;
      }
    }
    return Markup.NONE;
  }

  private static boolean isNamePart(char character) {
    return character < 128 && (Character.isLetterOrDigit(character) || character == ':');
  }

  /** The entity that begins with the {@code &} at {@code start}, if one does. */
  static Markup entity(String text, int start) {
    int limit = Math.min(text.length(), start + LONGEST_ENTITY);
    for (int i = start + 1; i < limit; i++) {
      char character = text.charAt(i);
      if (character == ';') {
        String meaning = meaning(text.substring(start + 1, i));
        return meaning.isEmpty() ? Markup.NONE : new Markup(i + 1, meaning);
      }
      if (character != '#' && !(character < 128 && Character.isLetterOrDigit(character))) {
        return Markup.NONE;
      }
    }
    return Markup.NONE;
  }

  private static String meaning(String name) {
    if (name.startsWith("#")) {
      return numbered(name.substring(1));
    }
    String plain = ENTITIES.getOrDefault(name, "");
    if (!plain.isEmpty() || name.isEmpty()) {
      return plain;
    }
    String greek = GreekLetters.named(name);
    if (!greek.isEmpty()) {
      return greek;
    }
    char accent = ACCENTS.getOrDefault(name.substring(1), '\0');
    return accent == 0
        ? ""
        : Normalizer.normalize("" + name.charAt(0) + accent, Normalizer.Form.NFC);
  }

  private static String numbered(String number) {
    boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
    try {
      int codePoint =
          hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
      boolean windows = codePoint >= 0x80 && codePoint <= 0x9F;
      return windows
          ? new String(new byte[] {(byte) codePoint}, WINDOWS)
          : Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
    } catch (NumberFormatException notANumber) {
      return "";
    }
  }
}
