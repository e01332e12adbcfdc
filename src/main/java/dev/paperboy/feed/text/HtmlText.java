package dev.paperboy.feed.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of a piece of HTML. Tags that HTML, MathML or JATS know are taken out, scripts, styles
 * and comments with all that is in them; entities become characters. What merely looks like a tag,
 * {@code <think>} or {@code a < b}, is text and stays. Never fails: HTML that breaks off is read as
 * far as it goes.
 */
public final class HtmlText {

  private static final Set<String> SILENT =
      Set.of("script", "style", "template", "noscript", "iframe", "object", "svg", "head");
  private static final Set<String> INLINE =
      Set.of(
          "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small"
              .split(" ", -1));
  private static final Set<String> MORE_INLINE =
      Set.of(
          "span strike strong sub sup tt u var wbr italic bold sc underline ruby".split(" ", -1));
  private static final Set<String> BLOCK =
      Set.of(
          ("address article aside audio blockquote body br button canvas caption center col dd div"
                  + " dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6"
                  + " header hr html img input label legend li link main map meta nav ol optgroup"
                  + " option p param picture pre section select source summary details table tbody"
                  + " td textarea tfoot th thead time title tr track ul video embed area base"
                  + " list-item list sec math mi mo mn mrow msub msup mfrac semantics annotation")
              .split(" ", -1));
  private static final int LONGEST_ENTITY = 12;

  private final String html;
  private final StringBuilder text = new StringBuilder();
  private int at;

  private HtmlText(String html) {
    this.html = html;
  }

  /** The words of the HTML, on one line. */
  public static String of(String html) {
    return PaperText.abstractText(new HtmlText(html).read());
  }

  private String read() {
    while (at < html.length()) {
      char character = html.charAt(at);
      if (character == '<') {
        readTag();
      } else if (character == '&') {
        readEntity();
      } else {
        text.append(character);
        at++;
      }
    }
    return text.toString();
  }

  private void readTag() {
    if (html.startsWith("<!--", at)) {
      at = after("-->", at + 4);
      return;
    }
    if (html.startsWith("<![CDATA[", at)) {
      int end = html.indexOf("]]>", at);
      int last = end < 0 ? html.length() : end;
      text.append(html, at + 9, last);
      at = end < 0 ? last : end + 3;
      return;
    }
    String name = tagName();
    if (name.startsWith("!") || name.startsWith("?")) {
      at = after(">", at);
    } else if (SILENT.contains(name)) {
      boolean closing = html.charAt(at + 1) == '/';
      at = after(">", at);
      skipUntilClosed(closing ? "" : name);
    } else if (isTag(name)) {
      if (!INLINE.contains(name) && !MORE_INLINE.contains(name)) {
        text.append(' ');
      }
      at = after(">", at);
    } else {
      text.append('<');
      at++;
    }
  }

  private static boolean isTag(String name) {
    return INLINE.contains(name)
        || MORE_INLINE.contains(name)
        || BLOCK.contains(name)
        || name.startsWith("jats:")
        || name.startsWith("mml:");
  }

  /** The name of the tag that starts here, in lower case; "" where none does. */
  private String tagName() {
    int start = at + 1;
    if (start < html.length() && html.charAt(start) == '/') {
      start++;
    }
    int end = start;
    while (end < html.length() && isOfName(html.charAt(end))) {
      end++;
    }
    boolean ends =
        end >= html.length()
            || Character.isWhitespace(html.charAt(end))
            || html.charAt(end) == '>'
            || html.charAt(end) == '/'
            || html.startsWith("!", start);
    return ends ? html.substring(start, end).toLowerCase(Locale.ROOT) : "";
  }

  private static boolean isOfName(char character) {
    return character < 128
        && (Character.isLetterOrDigit(character) || "!?:-".indexOf(character) >= 0);
  }

  private void skipUntilClosed(String name) {
    if (name.isEmpty()) {
      return;
    }
    String end = "</" + name;
    int close = at;
    while (close < html.length() && !html.regionMatches(true, close, end, 0, end.length())) {
      close++;
    }
    at = close < html.length() ? after(">", close) : close;
  }

  private int after(String end, int from) {
    int found = html.indexOf(end, from);
    return found < 0 ? html.length() : found + end.length();
  }

  private void readEntity() {
    int end = at + 1;
    int limit = Math.min(html.length(), at + LONGEST_ENTITY);
    while (end < limit && isOfEntity(html.charAt(end))) {
      end++;
    }
    boolean closed = end < html.length() && html.charAt(end) == ';';
    // HTML reads a numeric reference without its semicolon, too.
    int last = closed ? end : endOfNumber(end);
    String decoded = last < 0 ? "" : entity(html.substring(at + 1, last));
    text.append(decoded.isEmpty() ? "&" : decoded);
    at = decoded.isEmpty() ? at + 1 : closed ? end + 1 : last;
  }

  private static boolean isOfEntity(char character) {
    return character == '#' || (character < 128 && Character.isLetterOrDigit(character));
  }

  /** Where the digits of a numeric reference end that begins here; -1 where there are none. */
  private int endOfNumber(int limit) {
    if (limit < at + 3 || html.charAt(at + 1) != '#') {
      return -1;
    }
    boolean hexadecimal = html.charAt(at + 2) == 'x' || html.charAt(at + 2) == 'X';
    int start = hexadecimal ? at + 3 : at + 2;
    int end = start;
    while (end < limit && Character.digit(html.charAt(end), hexadecimal ? 16 : 10) >= 0) {
      end++;
    }
    return end > start ? end : -1;
  }

  /** The character that the entity of this name stands for; "" where there is no such entity. */
  public static String entity(String name) {
    if (name.startsWith("#")) {
      return numbered(name.substring(1));
    }
    return ENTITIES.getOrDefault(name, "");
  }

  private static String numbered(String digits) {
    boolean hexadecimal = digits.startsWith("x") || digits.startsWith("X");
    try {
      int character =
          hexadecimal ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
      return Character.isValidCodePoint(character)
          ? Character.toString(Windows1252.meant(character))
          : "";
    } catch (NumberFormatException notANumber) {
      return "";
    }
  }

  private static final Map<String, String> ENTITIES = NamedEntities.all();
}
