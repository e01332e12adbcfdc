package dev.paperboy.command.cadence;

import dev.paperboy.command.Wording;
import dev.paperboy.query.analysis.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects misspelt delivery options that were read as search words: {@code diffusion dayly}, {@code
 * diffusion weekly on fryday}.
 */
public final class CadenceHint {
  private static final List<String> MANNERS = List.of("daily", "weekly", "instant", "updates");
  private static final String BEGINS = "(?<![\\w:=*-])";
  private static final String GOES_ON =
      "(?=$|\\s+(?:on|off|at|max|daily|weekly|instant|instantly|updates?)(?![\\w*-]))";

  /** In these forms, the words are hardly search words. */
  private static final Pattern MEANT =
      Pattern.compile(
          "%1$s(?:daily|weekly|instant|updates?)%2$s|%1$sinstantly(?=\\s*:)|^updates?(?=\\s+\\S+$)"
              .formatted(BEGINS, GOES_ON));

  private static final Pattern LAST = Pattern.compile(BEGINS + "\\p{Alpha}+$");

  private static final Pattern QUOTED = Pattern.compile("[\"“”„‟«»″＂][^\"“”„‟«»″＂]*[\"“”„‟«»″＂]");

  private CadenceHint() {}

  /** Returns the hint as a sentence; empty if there is none. */
  public static String sentence(String query) {
    return mistaken(query)
        .map(
            word ->
                "This looks for the word “"
                    + Wording.inert(word)
                    + "”. How and when papers are posted comes after the query, or in separate"
                    + " fields: `daily at 09:00`, `weekly on friday`, `max 5`, `updates`, `instant:"
                    + " upvotes>=50`.")
        .orElse("");
  }

  private static Optional<String> mistaken(String query) {
    String bare = QUOTED.matcher(query).replaceAll("\"\"").strip().toLowerCase(Locale.ROOT);
    Matcher meant = MEANT.matcher(bare);
    if (meant.find()) {
      return Optional.of(meant.group());
    }
    return lastMisspelt(bare);
  }

  /** Returns the error in a word that precedes delivery options, if there is one. */
  static Optional<String> misspelt(String query) {
    return lastMisspelt(query.toLowerCase(Locale.ROOT))
        .map(
            word ->
                "“%s” does not say how often; write `daily` or `weekly`."
                    .formatted(Wording.inert(word)));
  }

  private static Optional<String> lastMisspelt(String text) {
    Matcher last = LAST.matcher(text);
    return last.find()
        ? Optional.of(last.group()).filter(CadenceHint::isMisspelt)
        : Optional.empty();
  }

  /**
   * Returns whether the error is within the word: with another beginning or ending it is another
   * word.
   */
  private static boolean isMisspelt(String word) {
    return Spelling.nearest(word, MANNERS)
        .filter(manner -> manner.charAt(0) == word.charAt(0))
        .filter(manner -> manner.endsWith(word.substring(word.length() - 1)))
        .isPresent();
  }
}
