package dev.paperboy.chat.discord.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader of Discord sees of a markdown text, and everything in it that does something:
 * written from Discord's description of its markdown, and stricter, without knowledge of how the
 * program escapes.
 *
 * @param text the text without its marks
 * @param effects each mark, link, mention or emoji that took effect, in order
 */
record ShownText(String text, List<String> effects) {
  private static final Pattern ESCAPE = Pattern.compile("\\\\([^0-9A-Za-z\\s])");
  private static final Pattern CODE = Pattern.compile("(`+)([^`]+)\\1(?!`)");
  private static final Pattern MASKED =
      Pattern.compile("\\[((?:\\\\.|[^\\]\\\\])+)\\]\\(([^)]+)\\)");
  private static final Pattern MARK = Pattern.compile("\\*\\*|\\*|__|_|~~|\\|\\||`");
  private static final Pattern ANGLE =
      Pattern.compile("<(?:@[!&]?|#|a?:|t:|/|id:|https?:|mailto:|tel:)[^\\s>]+");
  private static final Pattern ADDRESS = Pattern.compile("(?:https?|discord|steam)://\\S+");
  private static final Pattern EMOJI = Pattern.compile(":[^\\s:]+:");
  private static final Pattern EVERYONE = Pattern.compile("@(?:everyone|here)");
  private static final Pattern BLOCK =
      Pattern.compile(" *(?:#{1,3} |-# |>>> |> |[-*+] |\\d+[.)] )");

  static ShownText of(String markdown) {
    StringBuilder text = new StringBuilder();
    List<String> effects = new ArrayList<>();
    int at = 0;
    while (at < markdown.length()) {
      at = step(markdown, at, text, effects);
    }
    return new ShownText(text.toString().replace("\u200B", ""), effects);
  }

  /** No mark and no address begins with it. */
  private static boolean isPlain(char one) {
    return (Character.isLetterOrDigit(one) || one == ' ') && "hds".indexOf(one) < 0;
  }

  private static int step(String markdown, int at, StringBuilder text, List<String> effects) {
    boolean lineStart = at == 0 || markdown.charAt(at - 1) == '\n';
    if (!lineStart && isPlain(markdown.charAt(at))) {
      text.append(markdown.charAt(at));
      return at + 1;
    }
    Matcher matcher = ESCAPE.matcher(markdown).region(at, markdown.length());
    if (matcher.lookingAt()) {
      text.append(matcher.group(1));
      return matcher.end();
    }
    if (lineStart && matcher.usePattern(BLOCK).lookingAt()) {
      effects.add("block " + matcher.group());
    }
    if (matcher.usePattern(CODE).lookingAt()) {
      effects.add("code " + matcher.group(2));
      text.append(matcher.group(2));
      return matcher.end();
    }
    if (matcher.usePattern(MASKED).lookingAt()) {
      effects.add("link " + matcher.group(2));
      text.append(matcher.group(1));
      return matcher.end();
    }
    if (matcher.usePattern(MARK).lookingAt()) {
      effects.add(matcher.group());
      return matcher.end();
    }
    for (Pattern pattern : List.of(ANGLE, ADDRESS, EMOJI, EVERYONE)) {
      if (matcher.usePattern(pattern).lookingAt()) {
        effects.add(matcher.group());
      }
    }
    text.append(markdown.charAt(at));
    return at + 1;
  }
}
