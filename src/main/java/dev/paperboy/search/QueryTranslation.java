package dev.paperboy.search;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.About;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Not;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.search.word.WordLeaves;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Translates a query to a Lucene query. The Lucene query matches exactly the papers that the plain
 * evaluation of the expression matches; only words contribute to its scores.
 */
public final class QueryTranslation {
  private final Ranking ranking;
  private final Optional<IndexMeaning> meaning;

  /**
   * Creates a translation.
   *
   * @param meaning what topics are compared by; required for queries with topics
   */
  public QueryTranslation(Ranking ranking, Optional<IndexMeaning> meaning) {
    this.ranking = ranking;
    this.meaning = meaning;
  }

  public Query of(Expression expression) {
    if (expression instanceof And and) {
      return all(and.parts());
    }
    if (expression instanceof Or or) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      or.parts().forEach(part -> any.add(of(part), Occur.SHOULD));
      return any.build();
    }
    if (expression instanceof Not) {
      return all(List.of(expression));
    }
    if (expression instanceof About about) {
      return new BoostQuery(new ConstantScoreQuery(about(about)), 0);
    }
    return isCondition(expression)
        ? new BoostQuery(new ConstantScoreQuery(ConditionQueries.of(expression)), 0)
        : WordLeaves.of(expression);
  }

  private Query about(About about) {
    return meaning
        .orElseThrow(() -> new IllegalStateException("the search index has no vectors"))
        .about(about.topic());
  }

  /** Returns whether the expression has a required or optional word, and thus ranks its hits. */
  public static boolean ranks(Expression expression) {
    if (expression instanceof And and) {
      return and.parts().stream().anyMatch(QueryTranslation::ranks);
    }
    if (expression instanceof Or or) {
      return or.parts().stream().anyMatch(QueryTranslation::ranks);
    }
    return !(expression instanceof Not) && !isCondition(expression);
  }

  private static boolean isCondition(Expression expression) {
    return expression instanceof Expression.Category
        || expression instanceof Expression.Feed
        || expression instanceof Expression.Compare
        || expression instanceof Expression.Has
        || expression instanceof About;
  }

  /** Returns the conjunction of all parts, even if each of them only excludes. */
  public Query all(List<Expression> parts) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean onlyExcludes = true;
    for (Expression part : parts) {
      if (part instanceof Not not) {
        all.add(of(not.part()), Occur.MUST_NOT);
      } else {
        onlyExcludes = false;
        all.add(of(part), ranks(part) ? Occur.MUST : Occur.FILTER);
      }
    }
    if (onlyExcludes) {
      all.add(new MatchAllDocsQuery(), Occur.FILTER);
    }
    for (int i = 0; i + 1 < parts.size(); i++) {
      if (parts.get(i) instanceof Word left && parts.get(i + 1) instanceof Word right) {
        WordLeaves.sideBySide(left, right)
            .map(beside -> new BoostQuery(beside, ranking.adjacency()))
            .ifPresent(beside -> all.add(beside, Occur.SHOULD));
      }
    }
    return all.build();
  }
}
