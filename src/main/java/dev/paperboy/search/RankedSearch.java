package dev.paperboy.search;

import dev.paperboy.query.Query;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.word.WordsQuery;
import dev.paperboy.search.word.WordsSearch;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/**
 * Searches in any of the {@linkplain HitOrder orders} that a user can choose, exactly or by meaning
 * as well.
 */
final class RankedSearch {
  /** After this many papers with all words nobody looks for further ones. */
  private static final int MOST_BEFORE = 10_000;

  private final IndexSearcher searcher;
  private final Ranking ranking;
  private final Optional<IndexMeaning> meaning;
  private final QueryTranslation translation;
  private final HitList hits;
  private final Instant now;

  RankedSearch(
      IndexSearcher searcher, Ranking ranking, Optional<IndexMeaning> meaning, Instant now) {
    this.searcher = searcher;
    this.ranking = ranking;
    this.meaning = meaning;
    this.translation = new QueryTranslation(ranking, meaning);
    this.hits = new HitList(searcher);
    this.now = now;
  }

  /** Returns the number of matching papers, counted up to the limit for exact counts. */
  long found(Query query) throws IOException {
    return page(query, HitOrder.RELEVANCE, 0, 1).total();
  }

  /** Returns papers that match exactly. */
  SearchPage page(Query query, HitOrder order, int first, int last) throws IOException {
    if (order == HitOrder.RELEVANCE && first < last) {
      Optional<WordsQuery> words = WordsQuery.of(query.expression(), translation);
      if (words.isPresent()) {
        return best(words.get(), first, last, new PaperSet(searcher));
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

  /**
   * Returns papers that match exactly; if the query has plain words and the best come first, then
   * those that mean the same.
   */
  SearchPage fused(Query query, HitOrder order, int first, int last) throws IOException {
    Optional<PlainWords> plain = PlainWords.of(query);
    if (order != HitOrder.RELEVANCE || plain.isEmpty() || meaning.isEmpty()) {
      return page(query, order, first, last);
    }
    PaperSet saying = new PaperSet(searcher);
    SearchPage page = saying(query, first, last, saying);
    if (page.total() >= MOST_BEFORE) {
      return new SearchPage(said(page), page.total(), true);
    }
    List<CloseInMeaning.Found> close =
        new CloseInMeaning(searcher, meaning.get(), translation)
            .find(plain.get(), saying, page.total() == 0);
    int before = (int) page.total();
    List<Hit> all = new ArrayList<>(said(page));
    for (int i = Math.max(0, first - before); i < Math.min(last - before, close.size()); i++) {
      CloseInMeaning.Found found = close.get(i);
      all.add(
          hits.hit(new ScoreDoc(found.paper(), (float) found.score()), found.score())
              .as(found.kind()));
    }
    return new SearchPage(all, page.total(), true, close.size());
  }

  private static List<Hit> said(SearchPage page) {
    return page.hits().stream().map(hit -> hit.as(HitKind.SAYS_IT)).toList();
  }

  private SearchPage saying(Query query, int first, int last, PaperSet saying) throws IOException {
    Optional<WordsQuery> words = WordsQuery.of(query.expression(), translation);
    if (words.isPresent()) {
      return best(words.get(), first, last, saying);
    }
    org.apache.lucene.search.Query matching = translation.of(query.expression());
    saying.addAll(matching, searcher);
    SearchPage page = hits.best(matching, liveliness(), first, last);
    return new SearchPage(page.hits(), saying.size(), true);
  }

  private SearchPage best(WordsQuery words, int first, int last, PaperSet matches)
      throws IOException {
    return hits.best(new WordsSearch(searcher, ranking, liveliness()), words, first, last, matches);
  }

  private Liveliness liveliness() {
    return new Liveliness(ranking, PaperDocument.millis(now));
  }
}
