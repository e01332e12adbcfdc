package dev.paperboy.text;

import java.text.Normalizer;

/**
 * The one cleaning that the words of every source go through. HTML and LaTeX become what they stand
 * for in plain Unicode: {@code $\chi^2$} is χ², {@code H<sub>2</sub>O} is H₂O, {@code Erd\H{o}s} is
 * Erdős; what cannot be rendered stays readable. White space becomes single spaces, ligatures
 * become letters, the sign of an increment a capital Delta, the signs of Windows-1252 that came as
 * control characters become what they were meant as. Other control characters, lone surrogates,
 * soft hyphens and characters without width, and marks that change the direction of what follows
 * are taken out. What is far longer than any paper has it is cut. Takes time in proportion to the
 * text; never fails. Safe for use by several threads.
 */
public final class ReadableText {
  private static final char FIRST_LIGATURE = 'ﬀ';
  private static final char LAST_LIGATURE = 'ﬆ';

  /** Other letters that stand for several. */
  private static final String LIGATURES = "ŉゟヿ";

  /** The sign for a difference, which is often typed for a capital Delta. */
  private static final char INCREMENT = '∆';

  private ReadableText() {}

  /**
   * The text on one line; "" for a blank one.
   *
   * @param longest in UTF-16 units; more is cut and ends in an ellipsis
   */
  public static String of(String text, int longest) {
    // What is beyond this cannot come to stand within the bound, or only in a text of markup alone.
    String read = text.length() <= 4 * longest ? text : text.substring(0, 4 * longest);
    return withoutLatex(HtmlText.inPlainText(read), longest);
  }

  /** The same of a piece of HTML, whose tags and entities are read once. */
  public static String ofHtml(String html, int longest) {
    return withoutLatex(HtmlText.of(html), longest);
  }

  private static String withoutLatex(String text, int longest) {
    return line(LatexText.of(line(text, 4 * longest)), longest);
  }

  /** The text on one line with its markup as it stands: an id, or what is quoted in a message. */
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
