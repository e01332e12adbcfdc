package dev.paperboy.search;

import dev.paperboy.query.Query;
import java.io.IOException;
import java.time.Instant;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** What matches, best fit first: how well the words fit, then how fresh and liked a paper is. */
final class RankedSearch {
  /** The highest score first, of equals the smaller id first. */
  static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortField(PaperDocument.ID, SortField.Type.STRING));

  private final IndexSearcher searcher;
  private final Instant now;

  RankedSearch(IndexSearcher searcher, Instant now) {
    this.searcher = searcher;
    this.now = now;
  }

  SearchPage page(Query query, int first, int last) throws IOException {
    org.apache.lucene.search.Query matching = QueryTranslation.of(query.expression());
    HitList hits = new HitList(searcher);
    return QueryTranslation.ranks(query.expression())
        ? hits.sorted(
            FunctionScoreQuery.boostByValue(matching, new Liveliness(PaperDocument.millis(now))),
            BEST_FIRST,
            first,
            last)
        : hits.sorted(matching, DatedSearch.NEWEST_FIRST, first, last);
  }
}
