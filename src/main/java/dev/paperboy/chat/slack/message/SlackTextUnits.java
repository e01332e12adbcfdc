package dev.paperboy.chat.slack.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes clean text as mrkdwn, one unit per character, so that it can be cut between any two. See
 * "Formatting text for app surfaces" in Slack's documentation.
 *
 * <p>Slack escapes only three characters and has no way to escape markup. A character that could
 * format is replaced by one that looks the same; only the underscores of {@code snake_case} are
 * kept.
 */
final class SlackTextUnits {
  static final String MARKS = "*_~`";
  static final String LOOKALIKES = "\u2217\u02CD\u223C\u02CB";

  private static final String ZERO_WIDTH_SPACE = "\u200B";
  private static final Pattern EMOJI = Pattern.compile(":[\\p{L}\\p{N}_+'-]+:");
  private static final Pattern PING = Pattern.compile("@(?:everyone|here|channel|group)");

  private SlackTextUnits() {}

  static List<String> of(String text) {
    List<String> units = new ArrayList<>(text.length());
    String folded = text.toLowerCase(Locale.ROOT);
    Matcher matcher = EMOJI.matcher(folded.length() == text.length() ? folded : text);
    boolean lineStart = true;
    for (int at = 0; at < text.length(); ) {
      int one = text.codePointAt(at);
      String shown = shown(text, at, one);
      if (one == '>' && lineStart) {
        // Slack quotes a line that begins with it, even if it is escaped.
        shown = ZERO_WIDTH_SPACE + shown;
      }
      units.add(opensSomething(matcher, one, at) ? shown + ZERO_WIDTH_SPACE : shown);
      lineStart = one == '\n' || (lineStart && one == ' ');
      at += Character.charCount(one);
    }
    return units;
  }

  /** Returns the characters of code, in which only the three are special. */
  static List<String> ofCode(String text) {
    return text.replace('`', LOOKALIKES.charAt(MARKS.indexOf('`')))
        .codePoints()
        .mapToObj(SlackTextUnits::entity)
        .toList();
  }

  private static String shown(String text, int at, int one) {
    int mark = MARKS.indexOf(one);
    return mark >= 0 && (one != '_' || !isWithinWord(text, at - 1) || !isWithinWord(text, at + 1))
        ? LOOKALIKES.substring(mark, mark + 1)
        : entity(one);
  }

  private static String entity(int one) {
    return switch (one) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> Character.toString(one);
    };
  }

  private static boolean isWithinWord(String text, int at) {
    return at >= 0
        && at < text.length()
        && text.charAt(at) < 0x80
        && Character.isLetterOrDigit(text.charAt(at));
  }

  /** Returns whether this starts a short name of an emoji, or a word that notifies everyone. */
  private static boolean opensSomething(Matcher matcher, int one, int at) {
    return switch (one) {
      case ':' -> matcher.region(at, matcher.regionEnd()).usePattern(EMOJI).lookingAt();
      case '@' -> matcher.region(at, matcher.regionEnd()).usePattern(PING).lookingAt();
      default -> false;
    };
  }
}
