package dev.paperboy.search.word;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.search.QueryTranslation;
import dev.paperboy.search.index.TermForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Query;

/**
 * A query for papers that contain all of some plain words, with optional conditions: the most
 * common kind of query.
 *
 * @param words for each word, its alternative terms
 * @param neighbours for each pair of consecutive words that may be joined, the terms of the joined
 *     word
 * @param condition the remaining conditions
 */
public record WordsQuery(
    List<List<String>> words, List<List<String>> neighbours, Optional<Query> condition) {

  /** Returns the expression in this form, if it has it. */
  public static Optional<WordsQuery> of(Expression expression, QueryTranslation translation) {
    List<Expression> parts = expression instanceof And and ? and.parts() : List.of(expression);
    List<List<String>> words = new ArrayList<>();
    List<List<String>> neighbours = new ArrayList<>();
    List<Expression> conditions = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Word word && word.fields().equals(Expression.TEXT)) {
        words.add(TermForm.limited(word.terms()));
        if (i + 1 < parts.size() && parts.get(i + 1) instanceof Word next) {
          List<String> joined = TermForm.limited(WordLeaves.joined(word, next));
          if (!joined.isEmpty()) {
            neighbours.add(joined);
          }
        }
      } else if (QueryTranslation.ranks(parts.get(i))) {
        return Optional.empty();
      } else {
        conditions.add(parts.get(i));
      }
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WordsQuery(
            words,
            neighbours,
            conditions.isEmpty() ? Optional.empty() : Optional.of(translation.all(conditions))));
  }
}
