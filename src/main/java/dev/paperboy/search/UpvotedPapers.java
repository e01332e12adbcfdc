package dev.paperboy.search;

import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Expression.Compare;
import dev.paperboy.query.Expression.Comparison;
import dev.paperboy.query.Expression.Quantity;
import dev.paperboy.query.Query;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;

/** Finds all matching papers that have upvotes. */
final class UpvotedPapers {
  private static final Compare HAS_UPVOTES = new Compare(Quantity.UPVOTES, Comparison.AT_LEAST, 1);

  private UpvotedPapers() {}

  static Set<PaperId> matching(IndexSearcher searcher, QueryTranslation translation, Query query)
      throws IOException {
    BooleanQuery upvoted =
        new BooleanQuery.Builder()
            .add(translation.of(query.expression()), Occur.FILTER)
            .add(translation.of(HAS_UPVOTES), Occur.FILTER)
            .build();
    int all = searcher.count(upvoted);
    return new HitList(searcher)
        .sorted(upvoted, Sort.INDEXORDER, 0, all).hits().stream()
            .map(Hit::paper)
            .collect(Collectors.toSet());
  }
}
