package dev.paperboy.chat.slack.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader of Slack sees of an mrkdwn text, and everything in it that does something: written
 * from Slack's description of its mrkdwn, and stricter, without knowledge of how the program
 * escapes.
 *
 * @param text the text without its marks, with lookalikes as what they stand for
 * @param effects each mark, link, mention, quote or emoji that took effect, in order
 */
record ShownText(String text, List<String> effects) {
  private static final Pattern ANGLE = Pattern.compile("<([^<>]*)>");
  private static final Pattern CODE = Pattern.compile("(`+)([^`\\n]+)\\1");
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt);");
  private static final Pattern EMOJI = Pattern.compile(":[\\p{Ll}\\p{Lu}\\p{Lo}\\p{N}_+'-]+:");
  private static final Pattern EVERYBODY =
      Pattern.compile("@(?:everyone|channel|here|group)", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTE = Pattern.compile(" *&gt;");
  private static final Set<Character> MARKS = Set.of('*', '_', '~', '`');

  static ShownText of(String mrkdwn) {
    StringBuilder text = new StringBuilder();
    List<String> effects = new ArrayList<>();
    for (int at = 0; at < mrkdwn.length(); ) {
      at = step(mrkdwn, at, text, effects);
    }
    String shown =
        text.toString()
            .replace("\u200B", "")
            .replace('\u2217', '*')
            .replace('\u02CD', '_')
            .replace('\u223C', '~')
            .replace('\u02CB', '`');
    return new ShownText(shown, effects);
  }

  private static int step(String mrkdwn, int at, StringBuilder text, List<String> effects) {
    char one = mrkdwn.charAt(at);
    boolean lineStart = at == 0 || mrkdwn.charAt(at - 1) == '\n';
    if (!lineStart && Character.isLetterOrDigit(one)) {
      text.append(one);
      return at + 1;
    }
    Matcher matcher = ENTITY.matcher(mrkdwn).region(at, mrkdwn.length());
    if (lineStart && matcher.usePattern(QUOTE).lookingAt()) {
      effects.add("quote");
    }
    if (matcher.usePattern(ENTITY).lookingAt()) {
      text.append(character(matcher.group(1)));
      return matcher.end();
    }
    if (one == '&' || one == '>') {
      effects.add("not escaped " + one);
    } else if (one == '<') {
      return angle(matcher, at, text, effects);
    } else if (one == '`' && matcher.usePattern(CODE).lookingAt()) {
      String code = plain(matcher.group(2));
      effects.add("code " + code);
      text.append(code);
      return matcher.end();
    } else if (MARKS.contains(one) && !isWithinWord(mrkdwn, at)) {
      effects.add(Character.toString(one));
      return at + 1;
    } else if (matcher.usePattern(EMOJI).lookingAt() || matcher.usePattern(EVERYBODY).lookingAt()) {
      effects.add(matcher.group());
    }
    text.append(one);
    return at + 1;
  }

  private static int angle(Matcher matcher, int at, StringBuilder text, List<String> effects) {
    if (!matcher.usePattern(ANGLE).lookingAt()) {
      effects.add("not escaped <");
      text.append('<');
      return at + 1;
    }
    String[] parts = matcher.group(1).split("\\|", 2);
    boolean link = parts[0].startsWith("http://") || parts[0].startsWith("https://");
    effects.add((link ? "link " : "mention ") + plain(parts[0]));
    ShownText label = of(parts.length == 2 ? parts[1] : parts[0]);
    effects.addAll(label.effects());
    text.append(label.text());
    return matcher.end();
  }

  private static boolean isWithinWord(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private static String plain(String escaped) {
    Matcher matcher = ENTITY.matcher(escaped);
    return matcher.replaceAll(found -> character(found.group(1)));
  }

  private static String character(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      default -> ">";
    };
  }
}
