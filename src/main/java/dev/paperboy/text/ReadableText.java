package dev.paperboy.text;

import java.text.Normalizer;

/**
 * Normalizes the texts of all sources. HTML and LaTeX are converted to plain Unicode: {@code
 * $\chi^2$} is χ², {@code H<sub>2</sub>O} is H₂O, {@code Erd\H{o}s} is Erdős; what cannot be
 * rendered stays readable. White space is collapsed to single spaces, ligatures become letters, the
 * increment sign a capital Delta, and control characters that were Windows-1252 characters become
 * those characters. Other control characters, lone surrogates, soft hyphens, zero-width characters
 * and direction marks are removed. Texts that are far too long are truncated. Takes time linear in
 * the length of the text; never fails. Thread-safe.
 */
public final class ReadableText {
  private static final char FIRST_LIGATURE = 'ﬀ';
  private static final char LAST_LIGATURE = 'ﬆ';

  /** Other ligatures. */
  private static final String LIGATURES = "ŉゟヿ";

  /** The increment sign, which is often used for a capital Delta. */
  private static final char INCREMENT = '∆';

  private ReadableText() {}

  /**
   * Returns the text on one line; "" for a blank one.
   *
   * @param longest in UTF-16 units; longer texts are truncated and end in an ellipsis
   */
  public static String of(String text, int longest) {
    // Text beyond this cannot be within the limit, unless nearly all of it is markup.
    String read = text.length() <= 4 * longest ? text : text.substring(0, 4 * longest);
    return withoutLatex(HtmlText.inPlainText(read), longest);
  }

  /** Returns the same for HTML, whose tags and entities are converted once. */
  public static String ofHtml(String html, int longest) {
    return withoutLatex(HtmlText.of(html), longest);
  }

  private static String withoutLatex(String text, int longest) {
    return line(LatexText.of(line(text, 4 * longest)), longest);
  }

  /**
   * Returns the text on one line with its markup unchanged: an id, or a text quoted in a message.
   */
  public static String line(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest + 2));
    boolean space = false;
    int before = 0;
    for (int at = 0; at < text.length() && line.length() <= longest; ) {
      int character = Windows1252.meant(text.codePointAt(at));
      at += Character.charCount(character);
      if (isSpace(character)) {
        space = !line.isEmpty();
      } else if (isKept(character, before, at < text.length() ? text.codePointAt(at) : 0)) {
        if (space) {
          line.append(' ');
          space = false;
        }
        append(line, character);
      }
      before = character;
    }
    return line.length() > longest ? CleanText.cut(line.toString(), longest) : line.toString();
  }

  private static void append(StringBuilder line, int character) {
    if (character == INCREMENT) {
      line.append('Δ');
    } else if ((character >= FIRST_LIGATURE && character <= LAST_LIGATURE)
        || LIGATURES.indexOf(character) >= 0) {
      line.append(Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC));
    } else {
      line.appendCodePoint(character);
    }
  }

  private static boolean isSpace(int character) {
    return character <= ' '
        ? Character.isWhitespace(character)
        : character >= 128
            && (Character.isWhitespace(character) || Character.isSpaceChar(character));
  }

  private static boolean isKept(int character, int before, int after) {
    if (character > ' ' && character < 127) {
      return true;
    }
    int type = Character.getType(character);
    return switch (type) {
      case Character.CONTROL, Character.SURROGATE -> false;
      case Character.FORMAT -> CleanText.joins(character, before, after);
      default -> (character & 0xFFFE) != 0xFFFE;
    };
  }
}
