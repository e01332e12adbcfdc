package dev.paperboy.chat.slack.message;

import dev.paperboy.card.MarkdownWriter;
import dev.paperboy.card.TextHighlights;
import dev.paperboy.chat.EscapedText;
import dev.paperboy.paper.WebAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Foreign text as Slack is to show it: exactly, and doing nothing. Lengths are in UTF-16 units of
 * what is sent, escapes included. A text that is too long ends in an ellipsis; neither a character
 * nor an escape is cut in half. Safe for use by several threads.
 */
public final class SlackText {
  private static final EscapedText MRKDWN =
      new EscapedText(SlackTextUnits::of, SlackTextUnits::ofCode, "*", SlackText::standsAlone);

  private SlackText() {}

  /** A text as Slack sends it; empty where it sends none. */
  public static String text(@Nullable String sent) {
    return sent == null ? "" : sent;
  }

  /** One line for a place without markup: a label, an option, a title of a view. */
  public static String line(String text, int longest) {
    return EscapedText.unescaped(text, longest);
  }

  /** One line for a place with mrkdwn. */
  public static String mrkdwn(String text, int longest) {
    return finished(MRKDWN.line(text, longest));
  }

  /** One line for a place with mrkdwn, with these words in bold. */
  public static String marked(String text, List<String> words, int longest) {
    return finished(MRKDWN.marked(text, words, longest));
  }

  /** Lines in which backticks surround what can be typed; nothing else is markup. */
  public static String typed(String text, int longest) {
    return finished(MRKDWN.typed(text, longest));
  }

  /** What was typed, as code; empty for nothing. */
  static String code(String text, int longest) {
    MarkdownWriter writer = new MarkdownWriter(longest);
    writer.wrap("`", SlackTextUnits.ofCode(EscapedText.cleanLine(text, longest)), "`");
    return finished(writer.toString());
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
  private static String finished(String text) {
    return text.replace("_…", SlackTextUnits.LOOKALIKES.charAt(1) + "…");
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
}
