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
 * Notices where somebody who asks for the word “trending” means the condition: where it stands
 * alone, or beside conditions only.
 */
public final class TrendingHint {
  private static final String WORD = "trending";
  private static final String CONDITION = "trending:10";
  private static final Pattern BARE =
      Pattern.compile("(?<![\\w:])" + WORD + "(?![\\w:])", Pattern.CASE_INSENSITIVE);

  private TrendingHint() {}

  /** The query that is probably meant; empty where the word is. */
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

  /** The hint as a sentence; empty where there is none to give. */
  public static String sentence(Query query) {
    return meant(query)
        .map(
            meant ->
                "This looks for the word “trending”. Did you mean "
                    + Wording.typed(meant.text())
                    + ", the most upvoted papers of a day?")
        .orElse("");
  }

  /** When the first is to be expected, as a sentence; empty where trends are not asked for. */
  public static String settling(Query query) {
    Expression whole = query.expression();
    List<Expression> parts = whole instanceof And and ? and.parts() : List.of(whole);
    return parts.stream().anyMatch(TrendingHint::isTrend)
        ? "The most upvoted papers of a day are known a day after its end."
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
        || inner instanceof Expression.Compare;
  }
}
