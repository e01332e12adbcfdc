package dev.paperboy.search.word;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.TextAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Relaxes a query that requires all of its words to one that requires some of them. */
public final class SomeWords {
  private SomeWords() {}

  /**
   * Returns the query with its words as alternatives and its other conditions unchanged; empty if
   * it has fewer than two words.
   */
  public static Optional<Query> of(Query query) {
    if (!(query.expression() instanceof And and)) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    StringBuilder others = new StringBuilder();
    for (Expression part : and.parts()) {
      String written = new Query("", part).canonical();
      if (!(part instanceof Word || part instanceof Phrase)) {
        others.append(" AND ").append(part instanceof Or ? "(" + written + ")" : written);
      } else if (!(part instanceof Word word && TextAnalysis.isFunctionWord(word.folded()))) {
        words.add(written);
      }
    }
    return words.size() < 2
        ? Optional.empty()
        : parsed("(" + String.join(", ", words) + ")" + others);
  }

  private static Optional<Query> parsed(String text) {
    return QueryParser.parse(text) instanceof ParseResult.Parsed parsed
        ? Optional.of(parsed.query())
        : Optional.empty();
  }
}
