package dev.paperboy.search;

import dev.paperboy.query.Query;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.word.WordsQuery;
import dev.paperboy.search.word.WordsSearch;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;

/** Searches in any of the {@linkplain HitOrder orders} that a user can choose. */
final class RankedSearch {
  private final IndexSearcher searcher;
  private final Ranking ranking;
  private final Instant now;

  RankedSearch(IndexSearcher searcher, Ranking ranking, Instant now) {
    this.searcher = searcher;
    this.ranking = ranking;
    this.now = now;
  }

  /** Returns the number of matching papers, counted up to the limit for exact counts. */
  long found(Query query) throws IOException {
    return page(query, HitOrder.RELEVANCE, 0, 1).total();
  }

  SearchPage page(Query query, HitOrder order, int first, int last) throws IOException {
    QueryTranslation translation = new QueryTranslation(ranking);
    HitList hits = new HitList(searcher);
    if (order == HitOrder.RELEVANCE && first < last) {
      Optional<WordsQuery> words = WordsQuery.of(query.expression(), translation);
      if (words.isPresent()) {
        return hits.best(
            new WordsSearch(searcher, ranking, liveliness()), words.get(), first, last);
      }
    }
    org.apache.lucene.search.Query matching = translation.of(query.expression());
    return switch (order) {
      case UPVOTES -> hits.sorted(matching, DatedSearch.MOST_LIKED_FIRST, first, last);
      case NEWEST -> hits.sorted(matching, DatedSearch.NEWEST_FIRST, first, last);
      case RELEVANCE ->
          QueryTranslation.ranks(query.expression())
              ? hits.best(matching, liveliness(), first, last)
              : hits.sorted(matching, DatedSearch.NEWEST_FIRST, first, last);
    };
  }

  private Liveliness liveliness() {
    return new Liveliness(ranking, PaperDocument.millis(now));
  }
}
