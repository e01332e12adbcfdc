package dev.paperboy.chat.slack.message;

import dev.paperboy.card.MarkdownWriter;
import dev.paperboy.card.TextHighlights;
import dev.paperboy.chat.EscapedText;
import dev.paperboy.paper.WebAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Escapes third-party text for Slack, so that it is shown exactly and has no effect. Lengths are in
 * UTF-16 units of what is sent, including escapes. A text that is too long is truncated with an
 * ellipsis, never splitting a character or an escape. Thread-safe.
 */
public final class SlackText {
  private static final EscapedText MRKDWN =
      new EscapedText(SlackTextUnits::of, SlackTextUnits::ofCode, "*", SlackText::standsAlone);

  private SlackText() {}

  /** Returns a text from Slack; empty if it is null. */
  public static String text(@Nullable String sent) {
    return sent == null ? "" : sent;
  }

  /** Returns one line for a place without markup: a label, an option, a title of a view. */
  public static String line(String text, int longest) {
    return EscapedText.unescaped(text, longest);
  }

  /** Returns one line for a place with mrkdwn. */
  public static String mrkdwn(String text, int longest) {
    return finished(MRKDWN.line(text, longest));
  }

  /** Returns one line for a place with mrkdwn, with these words in bold. */
  public static String marked(String text, List<String> words, int longest) {
    return finished(MRKDWN.marked(text, words, longest));
  }

  /** Returns lines in which backticks surround what can be typed; nothing else is markup. */
  public static String typed(String text, int longest) {
    return finished(MRKDWN.typed(text, longest));
  }

  /** Returns typed text as code; empty for an empty text. */
  static String code(String text, int longest) {
    MarkdownWriter writer = new MarkdownWriter(longest);
    writer.wrap("`", SlackTextUnits.ofCode(EscapedText.cleanLine(text, longest)), "`");
    return finished(writer.toString());
  }

  /**
   * Returns a link.
   *
   * @param label mrkdwn without links and markup
   * @param longest the maximum length of the address as sent
   * @return empty if there is no valid address
   */
  static Optional<String> link(String label, String address, int longest) {
    return WebAddress.of(address, longest)
        .map(link -> link.replace("&", "&amp;").replace("|", "%7C"))
        .filter(link -> link.length() <= longest)
        .map(link -> "<" + link + "|" + label + ">");
  }

  /** Fixes an underscore within a word that is at the end after truncation. */
  private static String finished(String text) {
    return text.replace("_…", SlackTextUnits.LOOKALIKES.charAt(1) + "…");
  }

  /**
   * Returns whether markup is recognized here: beside a letter, or a replaced character, it may not
   * be.
   */
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
