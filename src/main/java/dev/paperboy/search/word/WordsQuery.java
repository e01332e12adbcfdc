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
 * A query of plain words that a paper must have all of, with conditions perhaps: what people type
 * most.
 *
 * @param words for each word the terms of which any will do
 * @param neighbours for each two words that follow one another and may be read as one, the terms of
 *     that one
 * @param condition what else has to be so
 */
public record WordsQuery(
    List<List<String>> words, List<List<String>> neighbours, Optional<Query> condition) {

  /** The query as such a one, where it is. */
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
