package dev.paperboy.command.cadence;

import dev.paperboy.command.Wording;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses {@code instant: QUERY}: what a subscription posts at once rather than in its digest. */
final class InstantOption {
  /** The name of its field. */
  static final String FIELD = "instant";

  private static final String MARKS = "\"“”„‟«»″＂";
  private static final Pattern QUOTED =
      Pattern.compile("[%1$s][^%1$s]*(?:[%1$s]|$)".formatted(MARKS));
  private static final Pattern BEGINS =
      Pattern.compile("(?:^|\\s)instant(?:ly)?\\s*:", Pattern.CASE_INSENSITIVE);

  private InstantOption() {}

  /** The text before and after the keyword. */
  record Split(String before, String after) {}

  /** Splits a text at the keyword; empty if there is none. */
  static Optional<Split> split(String typed) {
    Matcher begins = BEGINS.matcher(withoutQuoted(typed));
    return begins.find()
        ? Optional.of(new Split(typed.substring(0, begins.start()), typed.substring(begins.end())))
        : Optional.empty();
  }

  /** Returns the text with quoted parts blanked out, in which the keyword does not count. */
  private static String withoutQuoted(String typed) {
    return QUOTED.matcher(typed).replaceAll(quoted -> "\"".repeat(quoted.end() - quoted.start()));
  }

  /**
   * Returns the error of a subscription with this query and this exception; empty if there is none.
   *
   * @param before the previous exception
   */
  static Optional<String> mistake(
      String query, String exception, String before, boolean hasDigest) {
    if (split(query).isPresent() || split(exception).isPresent()) {
      return Optional.of(
          "Write `instant:` once, after the query or in its own field; to search for the word, put"
              + " it in quotation marks.");
    }
    if (exception.isEmpty()) {
      return Optional.empty();
    }
    if (!hasDigest) {
      return Optional.of(
          "Without a digest everything is posted at once; use `instant:` with daily or weekly,"
              + " as in `daily instant: upvotes>=50`.");
    }
    ParseResult result =
        exception.equals(before) ? QueryParser.parse(exception) : QueryParser.parseNew(exception);
    return result instanceof ParseResult.Mistake mistake
        ? Optional.of("In the query after `instant:`: " + Wording.mistake(exception, mistake))
        : Optional.empty();
  }
}
