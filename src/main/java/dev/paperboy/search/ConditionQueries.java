package dev.paperboy.search;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.Asset;
import dev.paperboy.query.Expression.Category;
import dev.paperboy.query.Expression.Compare;
import dev.paperboy.query.Expression.Feed;
import dev.paperboy.query.Expression.Has;
import dev.paperboy.search.index.PaperDocument;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Translates the conditions of a query that are not about words. */
final class ConditionQueries {
  private ConditionQueries() {}

  static Query of(Expression condition) {
    if (condition instanceof Category category) {
      return category.prefix()
          ? new PrefixQuery(name(PaperDocument.CATEGORY, category.start()))
          : new TermQuery(name(PaperDocument.CATEGORY, category.start()));
    }
    if (condition instanceof Feed feed) {
      return new BooleanQuery.Builder()
          .add(new TermQuery(name(PaperDocument.FEED, feed.name())), Occur.SHOULD)
          .add(new PrefixQuery(name(PaperDocument.FEED, feed.name() + "-")), Occur.SHOULD)
          .build();
    }
    if (condition instanceof Has has) {
      String asset = has.asset() == Asset.CODE ? PaperDocument.HAS_CODE : PaperDocument.HAS_PROJECT;
      return new TermQuery(new Term(PaperDocument.HAS, asset));
    }
    if (condition instanceof Compare compare) {
      return compared(compare);
    }
    throw new IllegalArgumentException("not a condition: " + condition);
  }

  private static Query compared(Compare compare) {
    String field =
        switch (compare.quantity()) {
          case UPVOTES -> PaperDocument.UPVOTES;
          case COMMENTS -> PaperDocument.COMMENTS;
          case YEAR -> PaperDocument.YEAR;
          case TRENDING -> PaperDocument.TRENDING;
        };
    int value = compare.value();
    return switch (compare.comparison()) {
      case AT_LEAST -> IntPoint.newRangeQuery(field, value, Integer.MAX_VALUE);
      case AT_MOST -> IntPoint.newRangeQuery(field, Integer.MIN_VALUE, value);
      case EQUAL -> IntPoint.newExactQuery(field, value);
      case MORE ->
          value == Integer.MAX_VALUE
              ? new MatchNoDocsQuery("nothing is more")
              : IntPoint.newRangeQuery(field, value + 1, Integer.MAX_VALUE);
      case LESS ->
          value == Integer.MIN_VALUE
              ? new MatchNoDocsQuery("nothing is less")
              : IntPoint.newRangeQuery(field, Integer.MIN_VALUE, value - 1);
    };
  }

  private static Term name(String field, String name) {
    return new Term(field, PaperDocument.caseless(name));
  }
}
