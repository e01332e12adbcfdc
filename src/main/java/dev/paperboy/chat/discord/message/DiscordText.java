package dev.paperboy.chat.discord.message;

import dev.paperboy.card.CleanText;
import dev.paperboy.card.MarkdownWriter;
import dev.paperboy.card.TextHighlights;
import java.util.List;

/**
 * Foreign text as Discord is to show it: exactly, and doing nothing. Lengths are in UTF-16 units,
 * which are never fewer than what Discord counts. A text that is too long ends in an ellipsis;
 * neither a character nor a mark is cut in half. Safe for use by several threads.
 */
public final class DiscordText {
  private static final String ZERO_WIDTH_SPACE = "\u200B";

  /** How many characters there may be for one that is shown, before the rest is given up. */
  private static final int DROPPED = 20;

  private DiscordText() {}

  /** One line for a place that knows no markdown: a label, a footer, the name of a thread. */
  public static String line(String text, int longest) {
    return CleanText.cut(cleanLine(text, longest), longest);
  }

  /** One line for a place that knows markdown. */
  public static String markdown(String text, int longest) {
    MarkdownWriter writer = new MarkdownWriter(longest);
    writer.add(DiscordTextUnits.of(cleanLine(text, longest)));
    return writer.toString();
  }

  /** One line for a place that knows markdown, with these words in bold. */
  public static String marked(String text, List<String> words, int longest) {
    String clean = cleanLine(text, longest);
    List<String> units = DiscordTextUnits.of(clean);
    MarkdownWriter writer = new MarkdownWriter(longest);
    int unit = 0;
    int at = 0;
    for (TextHighlights.Range bold : TextHighlights.in(clean, words)) {
      int start = unit + clean.codePointCount(at, bold.start());
      int end = start + clean.codePointCount(bold.start(), bold.end());
      writer.add(units.subList(unit, start));
      writer.wrap("**", units.subList(start, end), "**");
      unit = end;
      at = bold.end();
    }
    writer.add(units.subList(unit, units.size()));
    return writer.toString();
  }

  /** Lines in which backticks stand around what can be typed; nothing else is markup. */
  public static String typed(String text, int longest) {
    MarkdownWriter writer = new MarkdownWriter(longest);
    String clean = CleanText.lines(beginning(text, longest * DROPPED)).strip();
    int at = 0;
    while (at < clean.length() && !writer.isFull()) {
      int open = clean.indexOf('`', at);
      int close = open < 0 ? -1 : clean.indexOf('`', open + 1);
      boolean span = close > open + 1 && clean.substring(open, close).indexOf('\n') < 0;
      if (open < 0 || !span) {
        int end = open < 0 ? clean.length() : open + 1;
        writer.add(DiscordTextUnits.of(clean.substring(at, end)));
        at = end;
      } else {
        writer.add(DiscordTextUnits.of(clean.substring(at, open)));
        writer.wrap("`", characters(clean.substring(open + 1, close)), "`");
        at = close + 1;
        // Two code spans that touch would be read as one.
        if (at < clean.length() && clean.charAt(at) == '`') {
          writer.add(List.of(ZERO_WIDTH_SPACE));
        }
      }
    }
    return writer.toString();
  }

  /** What was typed, as code; backticks in it become apostrophes. */
  static String code(String text, int longest) {
    String shown = CleanText.cut(CleanText.line(text).replace('`', '\''), longest - 2);
    return shown.isEmpty() ? "" : "`" + shown + "`";
  }

  /** The line, or as much of it as can matter where it is cut after so many characters. */
  private static String cleanLine(String text, int longest) {
    return beginning(CleanText.line(beginning(text, longest * DROPPED)), longest + 2);
  }

  private static String beginning(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  private static List<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }
}
