package dev.paperboy.search.facet;

import dev.paperboy.query.Expression;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The ways to narrow a query down to a source, a category or a month.
 *
 * @param exact whether all matches were counted
 */
public record Narrowing(List<Way> sources, List<Way> categories, List<Way> months, boolean exact) {

  /** Copies the lists. */
  public Narrowing {
    sources = List.copyOf(sources);
    categories = List.copyOf(categories);
    months = List.copyOf(months);
  }

  /**
   * A narrower query.
   *
   * @param value the source, the category or the month
   * @param papers the number of matches that have it
   * @param query the query that selects them; for a month those of its year
   */
  public record Way(String value, long papers, String query) {}

  /** Returns the ways; a name that cannot be written in a query is left out. */
  public static Narrowing of(Query query, Facets facets) {
    String all =
        query.expression() instanceof Expression.Or ? "(" + query.text() + ")" : query.text();
    return new Narrowing(
        ways(all, facets.sources(), feed -> "feed:\"" + feed + "\""),
        ways(all, facets.categories(), category -> "cat:\"" + category + "\""),
        ways(all, facets.months(), month -> "year=" + month.substring(0, 4)),
        facets.exact());
  }

  private static List<Way> ways(
      String all, List<Facets.Count> counts, UnaryOperator<String> condition) {
    return counts.stream()
        .map(
            count ->
                new Way(count.value(), count.papers(), all + " " + condition.apply(count.value())))
        .filter(way -> QueryParser.parseNew(way.query()) instanceof ParseResult.Parsed)
        .toList();
  }
}
