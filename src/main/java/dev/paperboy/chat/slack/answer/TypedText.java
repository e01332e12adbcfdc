package dev.paperboy.chat.slack.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed, out of what Slack makes of it: escapes, links, mentions, and the quotation
 * marks and spaces that its editor likes better than those of the keyboard.
 */
public final class TypedText {
  private static final Pattern MARKUP = Pattern.compile("<([^<>|\\s]+)(?:\\|([^<>]*))?>");
  private static final Pattern SETTINGS =
      Pattern.compile("\\s*(?:/papers\\s+)?settings\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern PERSON = Pattern.compile("<(@[UW][A-Z0-9]+(?:\\|[^<>]*)?)>");
  private static final Pattern DOUBLE_QUOTES =
      Pattern.compile("[\u201C\u201D\u201E\u201F\u00AB\u00BB]");
  private static final Pattern SINGLE_QUOTES = Pattern.compile("[\u2018\u2019\u201A\u201B]");
  private static final Pattern SPACES = Pattern.compile("[\u00A0\u202F\u2007]");

  private TypedText() {}

  /** The text as it was typed, without spaces at its ends. */
  public static String of(String sent) {
    String text = replaced(sent);
    return plain(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }

  /**
   * The command that was typed. Where it may name the people who may change a channel, mentions of
   * people stay what they are, with the id, {@code <@U123|ann>}; elsewhere they are names.
   */
  public static String command(String sent) {
    if (!SETTINGS.matcher(sent).lookingAt()) {
      return of(sent);
    }
    Matcher mention = PERSON.matcher(sent);
    StringBuilder kept = new StringBuilder();
    while (mention.find()) {
      mention.appendReplacement(kept, Matcher.quoteReplacement("&lt;" + mention.group(1) + "&gt;"));
    }
    return of(mention.appendTail(kept).toString());
  }

  /** The same for what was typed into a form, which Slack does not escape. */
  public static String plain(String typed) {
    String text = typed;
    text = DOUBLE_QUOTES.matcher(text).replaceAll("\"");
    text = SINGLE_QUOTES.matcher(text).replaceAll("'");
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  private static String replaced(String sent) {
    Matcher matcher = MARKUP.matcher(sent);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String label = matcher.group(2) == null ? "" : matcher.group(2);
      matcher.appendReplacement(text, Matcher.quoteReplacement(meant(matcher.group(1), label)));
    }
    return matcher.appendTail(text).toString();
  }

  private static String meant(String target, String label) {
    char kind = target.charAt(0);
    if (kind == '#' || kind == '@') {
      return kind + (label.isEmpty() ? target.substring(1) : label);
    }
    if (kind == '!') {
      return label.isEmpty() ? "@" + target.substring(1) : label;
    }
    return target.startsWith("mailto:") || target.startsWith("tel:") ? label : target;
  }
}
