package dev.paperboy.search;

import dev.paperboy.query.Query;
import dev.paperboy.search.SearchOutcome.Reading;
import dev.paperboy.search.word.SomeWords;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;

/**
 * Searches by words and meaning, and suggests or tries corrected queries where hardly anything
 * matches. Only papers with all words count as matches here: a misspelt word is corrected even if
 * papers that mean the same can be guessed.
 */
final class ForgivingSearch {
  /** With more hits than this, no other spelling is suggested. */
  private static final int FEW = 3;

  private static final int MUCH_MORE = 10;

  private final RankedSearch search;
  private final Respelling respelling;

  ForgivingSearch(RankedSearch search, IndexReader reader) {
    this.search = search;
    this.respelling = new Respelling(reader, search);
  }

  SearchOutcome answer(Query query, HitOrder order, int first, int last) throws IOException {
    SearchPage asked = search.fused(query, order, first, last);
    if (asked.total() > FEW) {
      return new SearchOutcome(asked, query, Reading.AS_ASKED, "");
    }
    if (asked.total() > 0) {
      return new SearchOutcome(asked, query, Reading.AS_ASKED, commoner(query, asked.total()));
    }
    Optional<Query> respelt = respelling.ofUnknownWords(query);
    if (respelt.isPresent()) {
      SearchPage page = search.fused(respelt.get(), order, first, last);
      if (page.total() > 0) {
        return new SearchOutcome(page, respelt.get(), Reading.RESPELT, "");
      }
      if (page.close() > 0) {
        return new SearchOutcome(page, respelt.get(), Reading.CLOSE, "");
      }
    }
    if (asked.close() > 0) {
      return new SearchOutcome(asked, query, Reading.CLOSE, "");
    }
    Optional<Query> some = SomeWords.of(respelt.orElse(query));
    if (some.isPresent()) {
      SearchPage page = search.page(some.get(), order, first, last);
      if (page.total() > 0) {
        return new SearchOutcome(page, some.get(), Reading.SOME_WORDS, "");
      }
    }
    return new SearchOutcome(asked, query, Reading.AS_ASKED, "");
  }

  private String commoner(Query query, long total) throws IOException {
    Optional<Query> other = respelling.ofRareWords(query);
    return other.isPresent() && search.found(other.get()) >= MUCH_MORE * total
        ? other.get().text()
        : "";
  }
}
