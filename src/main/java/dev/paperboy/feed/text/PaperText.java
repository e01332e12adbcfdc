package dev.paperboy.feed.text;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.WebAddress;
import java.util.Collection;
import java.util.List;

/**
 * The cleaning that the words of every source go through: white space becomes single spaces, the
 * signs of Windows-1252 that came as control characters become what they were meant as, other
 * control characters, lone surrogates and marks that reverse the direction of what follows are
 * taken out, and what is far longer than any paper has it is cut.
 */
public final class PaperText {

  /** The most characters of a title. */
  public static final int LONGEST_TITLE = 1_000;

  /** The most characters of an abstract or a summary. */
  public static final int LONGEST_ABSTRACT = 200_000;

  /** The most authors, and the most keywords or categories, of one paper. */
  public static final int MOST_AUTHORS = 5_000;

  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_LINK = 2_000;

  private PaperText() {}

  /** The title on one line; "" for a blank one. */
  public static String title(String text) {
    return line(text, LONGEST_TITLE);
  }

  /** The abstract, or another longer text, on one line; "" for a blank one. */
  public static String abstractText(String text) {
    return line(text, LONGEST_ABSTRACT);
  }

  /** A name or term on one line; "" for a blank one. */
  public static String name(String text) {
    return line(text, LONGEST_NAME);
  }

  /** The address, without user and password, where it is a web address, else "". */
  public static String link(String text) {
    return text.length() > LONGEST_LINK
        ? ""
        : WebAddress.link(text).filter(link -> link.length() <= LONGEST_LINK).orElse("");
  }

  /** The authors of these names, in order, without the blank ones. */
  public static List<Author> authors(Collection<String> names) {
    return names(names).stream().map(Author::new).toList();
  }

  /** The names or terms, in order, without the blank ones. */
  public static List<String> names(Collection<String> terms) {
    return terms.stream()
        .map(PaperText::name)
        .filter(name -> !name.isEmpty())
        .limit(MOST_AUTHORS)
        .toList();
  }

  private static String line(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest + 2));
    boolean space = false;
    for (int at = 0; at < text.length() && line.length() <= longest; ) {
      int character = Windows1252.meant(text.codePointAt(at));
      at += Character.charCount(character);
      if (character > ' ' && character < 127) {
        if (space) {
          line.append(' ');
          space = false;
        }
        line.append((char) character);
      } else if (isSpace(character)) {
        space = !line.isEmpty();
      } else if (isKept(character)) {
        if (space) {
          line.append(' ');
          space = false;
        }
        line.appendCodePoint(character);
      }
    }
    return line.length() > longest ? cut(line, longest) : line.toString();
  }

  private static String cut(StringBuilder line, int longest) {
    int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return line.substring(0, end).stripTrailing() + "…";
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == 0xFEFF;
  }

  private static boolean isKept(int character) {
    int type = Character.getType(character);
    boolean overrides = character >= 0x202A && character <= 0x202E;
    boolean isolates = character >= 0x2066 && character <= 0x2069;
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && (character & 0xFFFE) != 0xFFFE
        && !overrides
        && !isolates;
  }
}
