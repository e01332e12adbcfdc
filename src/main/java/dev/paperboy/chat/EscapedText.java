package dev.paperboy.chat;

import dev.paperboy.card.MarkdownWriter;
import dev.paperboy.card.TextHighlights;
import dev.paperboy.text.CleanText;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Third-party text escaped for a platform's markup, so that it is shown exactly and has no effect.
 * Lengths are in UTF-16 units of what is sent, including escapes. A text that is too long is
 * truncated with an ellipsis, never splitting a character or an escape. Immutable.
 *
 * @param units the escaped text, one unit per character, so that it can be cut between any two
 * @param codeUnits the same within backticks
 * @param bold the markers before and after bold text
 * @param canBeBold whether the platform recognizes the markers around this range of the text
 */
public record EscapedText(
    Function<String, List<String>> units,
    Function<String, List<String>> codeUnits,
    String bold,
    BiPredicate<String, TextHighlights.Range> canBeBold) {
  private static final String ZERO_WIDTH_SPACE = "\u200B";

  /** The maximum number of input characters per displayed one, before the rest is dropped. */
  private static final int DROPPED = 20;

  /** Returns one line for a place without markup: a label, a footer, a title. */
  public static String unescaped(String text, int longest) {
    return CleanText.cut(cleanLine(text, longest), longest);
  }

  /** Returns one line. */
  public String line(String text, int longest) {
    MarkdownWriter writer = new MarkdownWriter(longest);
    writer.add(units.apply(cleanLine(text, longest)));
    return writer.toString();
  }

  /** Returns one line with these words in bold. */
  public String marked(String text, List<String> words, int longest) {
    String clean = cleanLine(text, longest);
    List<String> all = units.apply(clean);
    MarkdownWriter writer = new MarkdownWriter(longest);
    int unit = 0;
    int at = 0;
    for (TextHighlights.Range range : TextHighlights.in(clean, words)) {
      if (canBeBold.test(clean, range)) {
        int start = unit + clean.codePointCount(at, range.start());
        int end = start + clean.codePointCount(range.start(), range.end());
        writer.add(all.subList(unit, start));
        writer.wrap(bold, all.subList(start, end), bold);
        unit = end;
        at = range.end();
      }
    }
    writer.add(all.subList(unit, all.size()));
    return writer.toString();
  }

  /** Returns lines in which backticks surround what can be typed; nothing else is markup. */
  public String typed(String text, int longest) {
    MarkdownWriter writer = new MarkdownWriter(longest);
    String clean = CleanText.lines(beginning(text, longest * DROPPED)).strip();
    int at = 0;
    while (at < clean.length() && !writer.isFull()) {
      int open = clean.indexOf('`', at);
      int close = open < 0 ? -1 : clean.indexOf('`', open + 1);
      boolean span = close > open + 1 && clean.substring(open, close).indexOf('\n') < 0;
      if (open < 0 || !span) {
        int end = open < 0 ? clean.length() : open + 1;
        writer.add(units.apply(clean.substring(at, end)));
        at = end;
      } else {
        writer.add(units.apply(clean.substring(at, open)));
        writer.wrap("`", codeUnits.apply(clean.substring(open + 1, close)), "`");
        at = close + 1;
        // Two adjacent code spans would be read as one.
        if (at < clean.length() && clean.charAt(at) == '`') {
          writer.add(List.of(ZERO_WIDTH_SPACE));
        }
      }
    }
    return writer.toString();
  }

  /** Returns the line, or as much of it as can matter if it is cut after this many characters. */
  public static String cleanLine(String text, int longest) {
    return beginning(CleanText.line(beginning(text, longest * DROPPED)), longest + 2);
  }

  private static String beginning(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
