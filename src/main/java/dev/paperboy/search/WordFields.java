package dev.paperboy.search;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Field;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Which field of the index has the words of some parts of a paper. */
final class WordFields {
  private WordFields() {}

  /** The one that has their folded words. */
  static String folded(Collection<Field> fields) {
    return fields.contains(Field.AUTHOR) ? PaperDocument.NAME_WORDS : PaperDocument.WORDS;
  }

  /** Whether the field of the index has other parts of a paper, too. */
  static boolean isPart(Collection<Field> fields) {
    return !fields.contains(Field.AUTHOR) && !Set.copyOf(fields).equals(Expression.TEXT);
  }

  /** Any of these terms, without a score. */
  static Query anyOf(String field, List<String> terms) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    terms.stream()
        .distinct()
        .forEach(term -> any.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
    return any.build();
  }
}
