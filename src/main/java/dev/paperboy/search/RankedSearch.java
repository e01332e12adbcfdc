package dev.paperboy.search;

import dev.paperboy.query.Query;
import java.io.IOException;
import java.time.Instant;
import org.apache.lucene.search.IndexSearcher;

/** What matches, in one of the orders that a person can ask for. */
final class RankedSearch {
  private final IndexSearcher searcher;
  private final Ranking ranking;
  private final Instant now;

  RankedSearch(IndexSearcher searcher, Ranking ranking, Instant now) {
    this.searcher = searcher;
    this.ranking = ranking;
    this.now = now;
  }

  /** How many papers match, as far as they are counted one by one. */
  long found(Query query) throws IOException {
    return page(query, Order.RELEVANCE, 0, 1).total();
  }

  SearchPage page(Query query, Order order, int first, int last) throws IOException {
    org.apache.lucene.search.Query matching = new QueryTranslation(ranking).of(query.expression());
    HitList hits = new HitList(searcher);
    return switch (order) {
      case UPVOTES -> hits.sorted(matching, DatedSearch.MOST_LIKED_FIRST, first, last);
      case NEWEST -> hits.sorted(matching, DatedSearch.NEWEST_FIRST, first, last);
      case RELEVANCE ->
          QueryTranslation.ranks(query.expression())
              ? hits.best(matching, new Liveliness(ranking, PaperDocument.millis(now)), first, last)
              : hits.sorted(matching, DatedSearch.NEWEST_FIRST, first, last);
    };
  }
}
