package dev.paperboy.chat.discord.message;

import dev.paperboy.chat.EscapedText;
import dev.paperboy.text.CleanText;
import java.util.List;

/**
 * Escapes third-party text for Discord, so that it is shown exactly and has no effect. Lengths are
 * in UTF-16 units, which are never fewer than what Discord counts. A text that is too long is
 * truncated with an ellipsis, never splitting a character or an escape. Thread-safe.
 */
public final class DiscordText {
  private static final EscapedText MARKDOWN =
      new EscapedText(DiscordTextUnits::of, DiscordText::characters, "**", (text, range) -> true);

  private DiscordText() {}

  /** Returns one line for a place without markdown: a label, a footer, the name of a thread. */
  public static String line(String text, int longest) {
    return EscapedText.unescaped(text, longest);
  }

  /** Returns one line for a place with markdown. */
  public static String markdown(String text, int longest) {
    return MARKDOWN.line(text, longest);
  }

  /** Returns one line for a place with markdown, with these words in bold. */
  public static String marked(String text, List<String> words, int longest) {
    return MARKDOWN.marked(text, words, longest);
  }

  /** Returns lines in which backticks surround what can be typed; nothing else is markup. */
  public static String typed(String text, int longest) {
    return MARKDOWN.typed(text, longest);
  }

  /** Returns typed text as code; backticks in it become apostrophes. */
  static String code(String text, int longest) {
    String shown = CleanText.cut(CleanText.line(text).replace('`', '\''), longest - 2);
    return shown.isEmpty() ? "" : "`" + shown + "`";
  }

  private static List<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }
}
