package dev.paperboy.query;

import dev.paperboy.paper.Trend;
import dev.paperboy.query.Expression.Asset;
import dev.paperboy.query.Expression.Category;
import dev.paperboy.query.Expression.Compare;
import dev.paperboy.query.Expression.Comparison;
import dev.paperboy.query.Expression.Feed;
import dev.paperboy.query.Expression.Has;
import dev.paperboy.query.Expression.Quantity;
import dev.paperboy.query.analysis.Spelling;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses conditions that are not about words: categories, feeds, numbers. */
final class ConditionParser {
  private static final int MOST = 1_000_000;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;
  private static final Set<String> DIVIDED_ARCHIVES =
      Set.of("cs", "math", "stat", "eess", "econ", "physics", "q-bio", "q-fin", "nlin");
  private static final Pattern CATEGORY_OF_ARXIV =
      Pattern.compile(
          "(?i)(?:cs|math|stat|eess|econ|physics|q-bio|q-fin|nlin|astro-ph|cond-mat)\\.[a-z]{2}"
              + "|(?i)(?:physics|cond-mat)\\.[a-z]+-[a-z]+");
  private static final Pattern CATEGORY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._ &/-]*");
  private static final Pattern FEED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");

  private ConditionParser() {}

  static boolean looksLikeCategory(String word) {
    return CATEGORY_OF_ARXIV.matcher(word).matches();
  }

  /**
   * Returns the condition for a value after {@code cat:}, {@code feed:}, {@code has:} or {@code
   * trending:}.
   */
  static Expression of(Scope scope, String text, Lexeme value) {
    String typed = Normalizer.normalize(value.text(), Normalizer.Form.NFKC).strip();
    String lower = typed.toLowerCase(Locale.ROOT);
    return switch (scope) {
      case CAT -> category(lower, text, value);
      case FEED -> feed(lower, text, value);
      case TRENDING -> trending(lower, text, value);
      default -> asset(lower, text, value);
    };
  }

  private static Expression category(String typed, String text, Lexeme value) {
    boolean prefix = typed.endsWith("*");
    String start = prefix ? typed.substring(0, typed.length() - 1) : typed;
    if (!CATEGORY.matcher(start).matches()) {
      throw new QueryRefusal(
          "“cat:” needs a category such as cs.CL or cs.*",
          value.start(),
          put(text, value, "cs.CL"));
    }
    if (!prefix && (start.endsWith(".") || DIVIDED_ARCHIVES.contains(start))) {
      String all = start + (start.endsWith(".") ? "*" : ".*");
      throw new QueryRefusal(
          "no paper is in “%s” itself; all of its categories are cat:%s".formatted(typed, all),
          value.start(),
          put(text, value, all));
    }
    return new Category(start, prefix);
  }

  private static Expression feed(String typed, String text, Lexeme value) {
    String name = typed.endsWith("-*") ? typed.substring(0, typed.length() - 2) : typed;
    if (!FEED.matcher(name).matches()) {
      throw new QueryRefusal(
          "“feed:” needs the name of a feed, as in feed:huggingface",
          value.start(),
          put(text, value, "huggingface"));
    }
    return new Feed(name);
  }

  private static Expression asset(String typed, String text, Lexeme value) {
    for (Asset asset : Asset.values()) {
      if (asset.name().toLowerCase(Locale.ROOT).equals(typed)) {
        return new Has(asset);
      }
    }
    String meant = Spelling.nearest(typed, List.of("code", "project")).orElse("code");
    throw new QueryRefusal(
        "a paper can have code or a project, not “%s”".formatted(value.text()),
        value.start(),
        put(text, value, meant));
  }

  private static Expression trending(String typed, String text, Lexeme value) {
    int rank = typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 0;
    if (rank < 1 || rank > Trend.LAST) {
      throw notARank(value.start(), put(text, value, rank > Trend.LAST ? "" + Trend.LAST : "10"));
    }
    return new Compare(Quantity.TRENDING, Comparison.AT_MOST, rank);
  }

  private static QueryRefusal notARank(int position, String suggestion) {
    return new QueryRefusal(
        "“trending:” needs a rank from 1 to %d: trending:5 is the top five trending papers of a day"
            .formatted(Trend.LAST),
        position,
        suggestion);
  }

  /** Parses a numeric comparison. */
  static Expression comparison(String text, Lexeme lexeme) {
    String sign = lexeme.detail().substring(0, lexeme.detail().indexOf(' '));
    String number = lexeme.detail().substring(sign.length() + 1);
    if (lexeme.text().equals("trending")) {
      String rank = number.matches("[1-9]|[1-4][0-9]|50") ? number : "10";
      throw notARank(lexeme.start(), put(text, lexeme, "trending:" + rank));
    }
    List<String> known =
        Arrays.stream(Quantity.values())
            .filter(each -> each != Quantity.TRENDING)
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();
    if (!known.contains(lexeme.text())) {
      String meant = Spelling.nearest(lexeme.text(), known).orElse("upvotes");
      throw new QueryRefusal(
          "“%s” is not a number that is known; upvotes, comments and year are"
              .formatted(lexeme.text()),
          lexeme.start(),
          put(text, lexeme, meant + sign + number));
    }
    Quantity quantity = Quantity.valueOf(lexeme.text().toUpperCase(Locale.ROOT));
    return new Compare(quantity, comparison(sign), value(quantity, sign, number, text, lexeme));
  }

  private static int value(
      Quantity quantity, String sign, String number, String text, Lexeme lexeme) {
    int least = quantity == Quantity.YEAR ? FIRST_YEAR : 0;
    int most = quantity == Quantity.YEAR ? LAST_YEAR : MOST;
    String digits = Normalizer.normalize(number, Normalizer.Form.NFKC);
    int value = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
    if (value < least || value > most) {
      int better = quantity == Quantity.YEAR ? 2024 : digits.matches("[0-9]+") ? MOST : 20;
      throw new QueryRefusal(
          "%s is compared with a whole number from %d to %d".formatted(lexeme.text(), least, most),
          lexeme.start(),
          put(text, lexeme, lexeme.text() + sign + better));
    }
    return value;
  }

  private static Comparison comparison(String sign) {
    return switch (sign) {
      case ">=", "=>", "≥" -> Comparison.AT_LEAST;
      case "<=", "=<", "≤" -> Comparison.AT_MOST;
      case ">" -> Comparison.MORE;
      case "<" -> Comparison.LESS;
      default -> Comparison.EQUAL;
    };
  }

  private static String put(String text, Lexeme at, String value) {
    return QuerySuggestion.replace(text, at.start(), at.end(), value);
  }
}
