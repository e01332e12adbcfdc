package dev.paperboy.paper;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Detects from a paper's texts whether it was withdrawn. Sources have no field for it: arXiv states
 * it in the comment or in place of the abstract, bioRxiv in the title and the abstract.
 *
 * <p>Only a sentence about the paper itself counts, and only at the sentence's beginning: papers
 * about withdrawal, or withdrawn from a journal to be published elsewhere, are not withdrawn.
 */
final class Withdrawal {
  private static final String DOCUMENT =
      "(?:version of (?:this|the) )?"
          + "(?:e-?print|preprint|paper|article|manuscript|submission|draft|version|work|note|letter)";
  private static final String BEEN =
      "(?: (?:has|have|had|is|was))?(?: (?:now|since|been|being|hereby|temporarily|voluntarily))*";

  /** Where it was withdrawn from, and whether that is not a venue; both optional. */
  private static final String FROM =
      "\\b( from\\b( (?:the |this )?(?:arxiv|biorxiv|medrxiv|archive|server)\\b)?)?";

  /** The beginnings of the sentences' verbs. */
  private static final String VERB = "withdr";

  private static final String OWNERS =
      "(?:the authors?|we|i|arxiv(?: admins?| administrators?)?|biorxiv|medrxiv)"
          + " (?:(?:has|have|had) withdrawn|(?:hereby )?withdraws?|wish(?:es)? to withdraw)"
          + " (?:this|our|their|my) "
          + DOCUMENT;

  private static final Pattern IN_TITLE =
      Pattern.compile(
          "^\\s*WITHDRAWN\\s*:|(?i:^\\s*[\\[(]\\s*withdrawn\\b[^\\])]{0,40}[\\])])"
              + "|(?i:[\\[(]\\s*withdrawn\\s*[\\])]\\s*$)");
  private static final Pattern IN_COMMENT =
      statement(
          "(?:^|[.!?;,]\\s*)(?:(?:this|the) )?"
              + DOCUMENT
              + BEEN
              + " withdrawn|(?:^|[.!?;]\\s*)(?:withdrawn|"
              + OWNERS
              + ")");
  private static final Pattern IN_ABSTRACT =
      statement(
          "(?:^\\s*(?:abstract: )?(?:this|the)|[.!?]\\s+this) "
              + DOCUMENT
              + BEEN
              + " withdrawn|(?:^\\s*|[.!?]\\s+)"
              + OWNERS);

  private Withdrawal() {}

  private static Pattern statement(String words) {
    String spaced = ("(?:" + words + ")" + FROM).replace(" ", "\\s+");
    return Pattern.compile(spaced, Pattern.CASE_INSENSITIVE);
  }

  static boolean isStated(String title, String abstractText, String comment) {
    return IN_TITLE.matcher(title).find()
        || isStatedIn(comment)
        || isStatedIn(abstractText, IN_ABSTRACT);
  }

  /** Returns whether a comment states it. */
  static boolean isStatedIn(String comment) {
    return isStatedIn(comment, IN_COMMENT);
  }

  private static boolean isStatedIn(String text, Pattern statement) {
    // Few texts contain the verb, and searching for it is much faster than searching for sentences.
    if (!hasVerb(text)) {
      return false;
    }
    Matcher matcher = statement.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) == null || matcher.group(2) != null) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasVerb(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if ((character == 'w' || character == 'W')
          && text.regionMatches(true, at, VERB, 0, VERB.length())) {
        return true;
      }
    }
    return false;
  }
}
