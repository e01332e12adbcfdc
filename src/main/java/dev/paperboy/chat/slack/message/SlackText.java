package dev.paperboy.chat.slack.message;

import dev.paperboy.card.CleanText;
import dev.paperboy.card.MarkdownWriter;
import dev.paperboy.card.TextHighlights;
import dev.paperboy.paper.WebAddress;
import java.util.List;
import java.util.Optional;

/**
 * Foreign text as Slack is to show it: exactly, and doing nothing. Lengths are in UTF-16 units of
 * what is sent, escapes included. A text that is too long ends in an ellipsis; neither a character
 * nor an escape is cut in half. Safe for use by several threads.
 */
public final class SlackText {
  private static final String ZERO_WIDTH_SPACE = "\u200B";

  /** How many characters there may be for one that is shown, before the rest is given up. */
  private static final int DROPPED = 20;

  private SlackText() {}

  /** One line for a place that knows no markup: a label, an option, a title of a view. */
  public static String line(String text, int longest) {
    return CleanText.cut(cleanLine(text, longest), longest);
  }

  /** One line for a place that knows mrkdwn. */
  public static String mrkdwn(String text, int longest) {
    MarkdownWriter writer = new MarkdownWriter(longest);
    writer.add(SlackTextUnits.of(cleanLine(text, longest)));
    return finished(writer);
  }

  /** One line for a place that knows mrkdwn, with these words in bold. */
  public static String marked(String text, List<String> words, int longest) {
    String clean = cleanLine(text, longest);
    List<String> units = SlackTextUnits.of(clean);
    MarkdownWriter writer = new MarkdownWriter(longest);
    int unit = 0;
    int at = 0;
    for (TextHighlights.Range bold : TextHighlights.in(clean, words)) {
      if (standsAlone(clean, bold)) {
        int start = unit + clean.codePointCount(at, bold.start());
        int end = start + clean.codePointCount(bold.start(), bold.end());
        writer.add(units.subList(unit, start));
        writer.wrap("*", units.subList(start, end), "*");
        unit = end;
        at = bold.end();
      }
    }
    writer.add(units.subList(unit, units.size()));
    return finished(writer);
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
        writer.add(SlackTextUnits.of(clean.substring(at, end)));
        at = end;
      } else {
        writer.add(SlackTextUnits.of(clean.substring(at, open)));
        writer.wrap("`", SlackTextUnits.ofCode(clean.substring(open + 1, close)), "`");
        at = close + 1;
        // Two code spans that touch would be read as one.
        if (at < clean.length() && clean.charAt(at) == '`') {
          writer.add(List.of(ZERO_WIDTH_SPACE));
        }
      }
    }
    return finished(writer);
  }

  /** What was typed, as code; empty for nothing. */
  static String code(String text, int longest) {
    MarkdownWriter writer = new MarkdownWriter(longest);
    writer.wrap("`", SlackTextUnits.ofCode(cleanLine(text, longest)), "`");
    return finished(writer);
  }

  /**
   * A link.
   *
   * @param label mrkdwn without links and marks
   * @param longest how long the address may be as it is sent
   * @return empty where there is no address that one could be sent to
   */
  static Optional<String> link(String label, String address, int longest) {
    return WebAddress.of(address, longest)
        .map(link -> link.replace("&", "&amp;").replace("|", "%7C"))
        .filter(link -> link.length() <= longest)
        .map(link -> "<" + link + "|" + label + ">");
  }

  /** An underscore within a word may have come to stand at its end. */
  private static String finished(MarkdownWriter writer) {
    return writer.toString().replace("_…", SlackTextUnits.LOOKALIKES.charAt(1) + "…");
  }

  /** Beside a letter, or a mark that is shown as something else, Slack may not see ours. */
  private static boolean standsAlone(String text, TextHighlights.Range range) {
    return !hidesMarks(text, range.start() - 1) && !hidesMarks(text, range.end());
  }

  private static boolean hidesMarks(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at))
            || SlackTextUnits.MARKS.indexOf(text.charAt(at)) >= 0);
  }

  /** The line, or as much of it as can matter where it is cut after so many characters. */
  private static String cleanLine(String text, int longest) {
    return beginning(CleanText.line(beginning(text, longest * DROPPED)), longest + 2);
  }

  private static String beginning(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
