package dev.paperboy.command.paper;

import dev.paperboy.command.Wording;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Detects queries for the word “trending” that probably mean the condition: where it is alone, or
 * with conditions only.
 */
public final class TrendingHint {
  private static final String WORD = "trending";
  private static final String CONDITION = "trending:10";
  private static final Pattern BARE =
      Pattern.compile("(?<![\\w:])" + WORD + "(?![\\w:])", Pattern.CASE_INSENSITIVE);

  private TrendingHint() {}

  /** Returns the probably intended query; empty if the word is meant. */
  public static Optional<Query> meant(Query query) {
    Expression whole = query.expression();
    List<Expression> parts = whole instanceof And and ? and.parts() : List.of(whole);
    long words = parts.stream().filter(TrendingHint::isTheWord).count();
    boolean onlyConditions = parts.stream().allMatch(part -> isTheWord(part) || isCondition(part));
    if (words != 1 || !onlyConditions) {
      return Optional.empty();
    }
    String meant = BARE.matcher(query.text()).replaceFirst(CONDITION);
    return QueryParser.parse(meant) instanceof ParseResult.Parsed parsed
            && !parsed.query().expression().equals(whole)
        ? Optional.of(parsed.query())
        : Optional.empty();
  }

  /** Returns the hint as a sentence; empty if there is none. */
  public static String sentence(Query query) {
    return meant(query)
        .map(
            meant ->
                "This looks for the word “trending”. Did you mean "
                    + Wording.typed(meant.text())
                    + ", the top trending papers of a day?")
        .orElse("");
  }

  /** Returns when the first match is expected, as a sentence; empty if the query has no trend. */
  public static String settling(Query query) {
    Expression whole = query.expression();
    List<Expression> parts = whole instanceof And and ? and.parts() : List.of(whole);
    return parts.stream().anyMatch(TrendingHint::isTrend)
        ? "The top trending papers of a day are known a day after its end."
        : "";
  }

  private static boolean isTrend(Expression part) {
    return part instanceof Expression.Compare compare
        && compare.quantity() == Expression.Quantity.TRENDING;
  }

  private static boolean isTheWord(Expression part) {
    return part instanceof Word word
        && word.fields().equals(Expression.TEXT)
        && word.folded().equals(WORD);
  }

  private static boolean isCondition(Expression part) {
    Expression inner = part instanceof Expression.Not not ? not.part() : part;
    return inner instanceof Expression.Category
        || inner instanceof Expression.Feed
        || inner instanceof Expression.Has
        || inner instanceof Expression.Compare
        || inner instanceof Expression.About;
  }
}
