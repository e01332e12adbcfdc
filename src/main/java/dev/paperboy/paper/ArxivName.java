package dev.paperboy.paper;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Parses arXiv identifiers, in the scheme used since April 2007 and the previous one. */
final class ArxivName {
  private static final String ARCHIVE =
      "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg"
          + "|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math"
          + "|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int"
          + "|supr-con";

  /** An old identifier may include a subject class that is not part of it: math.GT/0309136. */
  private static final String NUMBER =
      "(?:(?<month>\\d{4})\\s?\\.\\s?(?<number>\\d{4,5})"
          + "|(?<archive>"
          + ARCHIVE
          + ")(?:\\.[a-z-]{2,})?\\s?/\\s?(?<old>\\d{7}))";

  private static final String PREFIX =
      "(?:oai:arxiv\\.org:|(?:arxiv|e-?print)(?:\\s(?:e-?print|preprint|id))?\\s?[:#/.]?\\s?)*"
          + "(?:(?:abs|pdf|html)/)?";
  private static final String VERSION = "(?:\\s?[,(]?\\s?v(?:ersion\\s)?(?<version>\\d{1,4})\\)?)?";

  private static final String CATEGORY = "[a-z-]+(?:\\.[a-z-]+)?";
  private static final String DAY =
      "(?:\\d{1,2}\\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?"
          + "(?:,?\\s\\d{4})?";

  /** What follows the identifier on the paper, and in citations: categories, the day, the year. */
  private static final String NOTES =
      "(?:[\\s,;]*[\\[(](?:"
          + CATEGORY
          + "(?:[\\s,;]+"
          + CATEGORY
          + ")*|\\d{4})[\\])]|[\\s,;]+(?:"
          + DAY
          + "|\\d{4}))*";

  private static final Pattern NAME =
      Pattern.compile(NUMBER + "(?:v(?<version>\\d{1,4}))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern SPELLING =
      Pattern.compile(PREFIX + NUMBER + VERSION + "(?:\\.pdf)?" + NOTES, Pattern.CASE_INSENSITIVE);
  private static final Pattern DASH = Pattern.compile("[\u2010-\u2015\u2212]");

  private static final int FIRST_MONTH = 704;
  private static final int FIVE_DIGITS_SINCE = 1501;
  private static final int OLDEST_MONTH = 9107;

  private ArxivName() {}

  /** Parses an identifier, with or without a version. */
  static Optional<PaperReference> exactly(String text) {
    return reference(NAME.matcher(text));
  }

  /** Parses an identifier as it is written in texts: with a prefix, its category, its day. */
  static Optional<PaperReference> spelled(String text) {
    String ascii = DASH.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("-");
    return reference(SPELLING.matcher(ascii));
  }

  private static Optional<PaperReference> reference(Matcher matcher) {
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String month = matcher.group("month");
    String local =
        month == null
            ? matcher.group("archive").toLowerCase(Locale.ROOT) + "/" + matcher.group("old")
            : month + "." + matcher.group("number");
    boolean exists =
        month == null
            ? existsOfOld(Integer.parseInt(matcher.group("old").substring(0, 4)))
            : exists(Integer.parseInt(month), matcher.group("number").length());
    String version = matcher.group("version");
    return exists
        ? Optional.of(
            new PaperReference(
                new PaperId(PaperId.Scheme.ARXIV, local),
                version == null ? 0 : Integer.parseInt(version)))
        : Optional.empty();
  }

  private static boolean exists(int month, int digits) {
    return isMonth(month)
        && month >= FIRST_MONTH
        && month < OLDEST_MONTH
        && digits == (month < FIVE_DIGITS_SINCE ? 4 : 5);
  }

  private static boolean existsOfOld(int month) {
    return isMonth(month) && (month >= OLDEST_MONTH || month < FIRST_MONTH);
  }

  private static boolean isMonth(int month) {
    return month % 100 >= 1 && month % 100 <= 12;
  }
}
