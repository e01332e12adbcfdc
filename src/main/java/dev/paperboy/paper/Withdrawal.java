package dev.paperboy.paper;

import java.util.regex.Pattern;

/**
 * Tells from a paper's texts whether it was taken back. Sources have no field for it: arXiv says it
 * in the comment or in place of the abstract, bioRxiv in the title and the abstract.
 *
 * <p>Only a sentence that says it of the paper itself counts, and only at the sentence's beginning:
 * papers about withdrawal, or withdrawn from a journal to be published elsewhere, are none.
 */
final class Withdrawal {
  private static final String DOCUMENT =
      "(?:version of (?:this|the) )?"
          + "(?:e-?print|preprint|paper|article|manuscript|submission|draft|version|work|note|letter)";
  private static final String BEEN =
      "(?: (?:has|have|had|is|was))?(?: (?:now|since|been|being|hereby|temporarily|voluntarily))*";
  private static final String NOT_FROM_A_VENUE =
      "\\b(?! from\\b(?! (?:the |this )?(?:arxiv|biorxiv|medrxiv|archive|server)\\b))";
  private static final String OWNERS =
      "(?:the authors?|we|i|arxiv(?: admins?| administrators?)?|biorxiv|medrxiv)"
          + " (?:(?:has|have|had) withdrawn|(?:hereby )?withdraws?|wish(?:es)? to withdraw)"
          + " (?:this|our|their|my) "
          + DOCUMENT;

  private static final Pattern IN_TITLE =
      Pattern.compile(
          "^\\s*WITHDRAWN\\s*:|(?i)^\\s*[\\[(]\\s*withdrawn\\b[^\\])]{0,40}[\\])]"
              + "|(?i)[\\[(]\\s*withdrawn\\s*[\\])]\\s*$");
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
    String spaced = ("(?:" + words + ")" + NOT_FROM_A_VENUE).replace(" ", "\\s+");
    return Pattern.compile(spaced, Pattern.CASE_INSENSITIVE);
  }

  static boolean isSaid(String title, String abstractText, String comment) {
    return IN_TITLE.matcher(title).find()
        || isSaidIn(comment)
        || IN_ABSTRACT.matcher(abstractText).find();
  }

  /** Whether a comment says it. */
  static boolean isSaidIn(String comment) {
    return IN_COMMENT.matcher(comment).find();
  }
}
