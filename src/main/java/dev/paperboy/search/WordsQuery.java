package dev.paperboy.search;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Not;
import dev.paperboy.query.Expression.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
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
record WordsQuery(
    List<List<String>> words, List<List<String>> neighbours, Optional<Query> condition) {

  /** The query as such a one, where it is. */
  static Optional<WordsQuery> of(Expression expression, QueryTranslation translation) {
    List<Expression> parts = expression instanceof And and ? and.parts() : List.of(expression);
    List<List<String>> words = new ArrayList<>();
    List<List<String>> neighbours = new ArrayList<>();
    BooleanQuery.Builder condition = new BooleanQuery.Builder();
    int conditions = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Word word && word.fields().equals(Expression.TEXT)) {
        words.add(limited(word.terms()));
        if (i + 1 < parts.size() && parts.get(i + 1) instanceof Word next) {
          List<String> joined = limited(WordLeaves.joined(word, next));
          if (!joined.isEmpty()) {
            neighbours.add(joined);
          }
        }
      } else if (parts.get(i) instanceof Not not) {
        condition.add(translation.of(not.part()), Occur.MUST_NOT);
        conditions++;
      } else if (!QueryTranslation.ranks(parts.get(i))) {
        condition.add(translation.of(parts.get(i)), Occur.FILTER);
        conditions++;
      } else {
        return Optional.empty();
      }
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    condition.add(new MatchAllDocsQuery(), Occur.FILTER);
    return Optional.of(
        new WordsQuery(
            words,
            neighbours,
            conditions == 0 ? Optional.empty() : Optional.of(condition.build())));
  }

  private static List<String> limited(List<String> terms) {
    return terms.stream().map(TermForm::limited).distinct().toList();
  }
}
