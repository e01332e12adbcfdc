package dev.paperboy.bench;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.Hit;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.index.IndexedPaper;
import java.util.List;

/** What benchmarks do with an index. */
final class BenchmarkIndex {
  private static final int BATCH = 500;

  private BenchmarkIndex() {}

  /** Adds papers to an index, announced when they were published, and returns the index. */
  static PaperIndex filled(PaperIndex index, List<Paper> papers) {
    for (int from = 0; from < papers.size(); from += BATCH) {
      List<Paper> batch = papers.subList(from, Math.min(papers.size(), from + BATCH));
      index.add(
          batch.stream().map(paper -> new IndexedPaper(paper, paper.published())).toList(), from);
    }
    index.refresh();
    return index;
  }

  /** Returns a query that must be valid. */
  static Query parsed(String words) {
    if (QueryParser.parse(words) instanceof ParseResult.Parsed parsed) {
      return parsed.query();
    }
    throw new IllegalStateException("not a query: " + words);
  }

  /** Returns the papers of hits, in their order. */
  static List<PaperId> ids(List<Hit> hits) {
    return hits.stream().map(Hit::paper).toList();
  }
}
