package dev.paperboy.search;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.index.IndexedPaper;
import java.time.Instant;
import java.util.List;

/** Papers and queries that the tests of this package use. */
public final class SamplePapers {
  public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  static final Instant LAST_WEEK = Instant.parse("2026-06-08T12:00:00Z");

  private SamplePapers() {}

  static PaperBuilder paper(String number, String title) {
    return Paper.builder(PaperId.of("arxiv:" + number), title, LAST_WEEK);
  }

  static IndexedPaper announced(PaperBuilder paper) {
    return new IndexedPaper(paper.build(), LAST_WEEK);
  }

  static IndexedPaper announced(PaperBuilder paper, Instant at) {
    return new IndexedPaper(paper.build(), at);
  }

  public static Query query(String text) {
    if (QueryParser.parse(text) instanceof ParseResult.Parsed parsed) {
      return parsed.query();
    }
    throw new IllegalArgumentException("not a query: " + text);
  }

  static List<String> found(PaperIndex index, String text) {
    return numbers(index.search(query(text), 0, 100).hits());
  }

  static List<String> numbers(List<Hit> hits) {
    return hits.stream().map(hit -> hit.paper().local()).toList();
  }
}
