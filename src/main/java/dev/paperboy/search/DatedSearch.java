package dev.paperboy.search;

import dev.paperboy.query.Query;
import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** Searches within a range of announcement times, newest first. */
final class DatedSearch {
  /** Newest first; ties are broken by the smaller id. */
  static final Sort NEWEST_FIRST =
      new Sort(
          new SortField(PaperDocument.ANNOUNCED, SortField.Type.LONG, true),
          new SortField(PaperDocument.ID, SortField.Type.STRING));

  /** Most upvotes first; ties are broken by the newer paper. */
  static final Sort MOST_LIKED_FIRST =
      new Sort(
          new SortField(PaperDocument.UPVOTES, SortField.Type.INT, true),
          new SortField(PaperDocument.ANNOUNCED, SortField.Type.LONG, true),
          new SortField(PaperDocument.ID, SortField.Type.STRING));

  private final IndexSearcher searcher;
  private final QueryTranslation translation;

  DatedSearch(IndexSearcher searcher, QueryTranslation translation) {
    this.searcher = searcher;
    this.translation = translation;
  }

  int count(Query query, Instant from, Instant until) throws IOException {
    if (!from.isBefore(until)) {
      return 0;
    }
    return searcher.count(
        announced(query, PaperDocument.millis(from), PaperDocument.millis(until) - 1));
  }

  List<Hit> newest(Query query, Instant from, Instant until, int offset, int limit)
      throws IOException {
    return new HitList(searcher)
        .sorted(
            announced(query, PaperDocument.millis(from), PaperDocument.millis(until) - 1),
            NEWEST_FIRST,
            offset,
            offset + limit)
        .hits();
  }

  List<Hit> newest(Query query, Instant since, int limit) throws IOException {
    return new HitList(searcher)
        .sorted(
            announced(query, PaperDocument.millis(since), Long.MAX_VALUE), NEWEST_FIRST, 0, limit)
        .hits();
  }

  private BooleanQuery announced(Query query, long first, long last) {
    return new BooleanQuery.Builder()
        .add(translation.of(query.expression()), Occur.FILTER)
        .add(LongPoint.newRangeQuery(PaperDocument.ANNOUNCED, first, last), Occur.FILTER)
        .build();
  }
}
