package dev.paperboy.site.feed;

import dev.paperboy.query.Query;
import dev.paperboy.search.Hit;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.NewsDays;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Papers in the order in which they were announced. Thread-safe. */
interface DatedPapers {
  /** Later than any paper. */
  Instant END = Instant.parse("9999-01-01T00:00:00Z");

  /** Returns the number of papers announced in this half-open interval. */
  int count(Instant from, Instant until);

  /** Returns papers announced in this half-open interval, newest first. */
  List<StoredPaper> newest(Instant from, Instant until, int offset, int limit);

  /** Returns when a paper was announced; one that never was as new, long ago. */
  static Instant announced(StoredPaper paper) {
    return paper.announced().orElse(Instant.EPOCH);
  }

  /** Returns when the last paper before an instant was announced. */
  default Optional<Instant> lastBefore(Instant instant) {
    return newest(Instant.EPOCH, instant, 0, 1).stream().findFirst().map(DatedPapers::announced);
  }

  /** Returns all papers that became news. */
  static DatedPapers all(Database database) {
    NewsDays news = new NewsDays();
    return new DatedPapers() {
      @Override
      public int count(Instant from, Instant until) {
        return database.read(transaction -> news.count(transaction, from, until));
      }

      @Override
      public List<StoredPaper> newest(Instant from, Instant until, int offset, int limit) {
        return database.read(transaction -> news.newest(transaction, from, until, limit, offset));
      }
    };
  }

  /** Returns the papers that match a query. */
  static DatedPapers matching(Database database, PaperIndex index, Query query) {
    PaperStore papers = new PaperStore();
    return new DatedPapers() {
      @Override
      public int count(Instant from, Instant until) {
        return index.count(query, from, until);
      }

      @Override
      public List<StoredPaper> newest(Instant from, Instant until, int offset, int limit) {
        List<Hit> hits = index.matching(query, from, until, offset, limit);
        return database.read(
            transaction -> {
              var known = papers.find(transaction, hits.stream().map(Hit::paper).toList());
              return hits.stream()
                  .flatMap(hit -> Stream.ofNullable(known.get(hit.paper())))
                  .toList();
            });
      }
    };
  }
}
