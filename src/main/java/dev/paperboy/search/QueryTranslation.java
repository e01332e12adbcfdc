package dev.paperboy.search;

import dev.paperboy.query.Expression;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

final class QueryTranslation {
  private QueryTranslation() {}

  static Query of(Expression expression) {
    return new MatchAllDocsQuery();
  }
}
