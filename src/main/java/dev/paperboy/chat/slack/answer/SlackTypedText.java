package dev.paperboy.chat.slack.answer;

import dev.paperboy.chat.KeyboardText;
import dev.paperboy.paper.PaperReference;
import java.util.Locale;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Restores what a person typed from what Slack sends: escapes, links, mentions, and typographic
 * replacements.
 */
public final class SlackTypedText {
  /**
   * Mentions of people, channels and groups, and links; anything else in angle brackets is text.
   */
  private static final Pattern MARKUP =
      Pattern.compile(
          "<(@[UW][A-Z0-9]+|#[CGD][A-Z0-9]+|![^<>|]+|(?i:[a-z][a-z0-9+.-]*://|mailto:|tel:)[^<>|\\s]+)"
              + "(?:\\|([^<>]*))?>");

  private static final Pattern COMMAND = Pattern.compile("\\s*(?:/papers\\s+)?([a-zA-Z]+)\\b");
  private static final Pattern AROUND_ADDRESS =
      Pattern.compile("^(?i:[a-z][a-z0-9+.-]*://|mailto:|tel:)|/$");
  private static final String SETTINGS = "settings";
  private static final Set<String> OF_PAPERS = Set.of("show", "why", "similar", "mute");

  private SlackTypedText() {}

  /**
   * Returns the command as typed. A link with a label was typed as the label, unless a paper is
   * requested that only the address names. A mention without a label is kept, {@code <@U123>} or
   * {@code <#C123>}: only Slack knows the name. If a command may name the people who may change a
   * channel, mentions of people keep their IDs, {@code <@U123|ann>}.
   */
  public static String command(String sent) {
    String name = commandName(sent);
    boolean settings = name.equals(SETTINGS);
    boolean ofPapers = OF_PAPERS.contains(name);
    return written(
        sent, (target, label) -> ofPapers ? namingPaper(target, label) : label, settings);
  }

  /** Returns a message with the address of each link before its label. */
  public static String withAddresses(String sent) {
    return written(
        sent, (target, label) -> isShortened(target, label) ? target : target + " " + label, false);
  }

  /** Restores what was typed into a form, where Slack escapes nothing. */
  public static String plain(String typed) {
    return KeyboardText.of(replaced(typed, (target, label) -> label, false));
  }

  private static String commandName(String sent) {
    Matcher command = COMMAND.matcher(sent);
    return command.lookingAt() ? command.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private static String written(String sent, BinaryOperator<String> link, boolean settings) {
    String text = replaced(sent, link, settings);
    return KeyboardText.of(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }

  private static String replaced(String sent, BinaryOperator<String> link, boolean settings) {
    return MARKUP
        .matcher(sent)
        .replaceAll(
            found -> {
              String label = found.group(2) == null ? "" : found.group(2).strip();
              boolean stays =
                  label.isEmpty()
                      ? isMention(found.group(1))
                      : settings && isPerson(found.group(1));
              return Matcher.quoteReplacement(
                  stays ? found.group() : meant(found.group(1), label, link));
            });
  }

  private static boolean isMention(String target) {
    return isPerson(target) || target.startsWith("#");
  }

  private static boolean isPerson(String target) {
    return target.startsWith("@");
  }

  private static String meant(String target, String label, BinaryOperator<String> link) {
    return switch (target.charAt(0)) {
      case '@', '#' -> target.charAt(0) + label.replaceFirst("^[@#]", "");
      case '!' -> announcement(target.substring(1), label);
      default ->
          label.isEmpty()
              ? target.replaceFirst("^(?i:mailto|tel):", "")
              : link.apply(target, label);
    };
  }

  /** Groups, everyone and dates; a date is replaced by its label. */
  private static String announcement(String target, String label) {
    if (target.startsWith("date^")) {
      return label;
    }
    String name = target.replaceFirst("^subteam\\^", "");
    return "@" + (label.isEmpty() ? name : label.replaceFirst("^@", ""));
  }

  /** Returns the text that names a paper: the label, else the address. */
  private static String namingPaper(String target, String label) {
    boolean labelled = isShortened(target, label) || PaperReference.parse(label).isPresent();
    return labelled || PaperReference.parse(target).isEmpty() ? label : target;
  }

  /** Returns whether a label is the address as people type it, without the scheme and the like. */
  private static boolean isShortened(String target, String label) {
    return bare(target).equalsIgnoreCase(bare(label));
  }

  private static String bare(String address) {
    return AROUND_ADDRESS.matcher(address).replaceAll("");
  }
}
