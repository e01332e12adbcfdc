package dev.paperboy.search;

import dev.paperboy.paper.PaperId;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.word.WordsQuery;
import dev.paperboy.search.word.WordsSearch;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;

/** The hits of a Lucene query in some order, identified by paper ids. */
public final class HitList {
  /** The number of matches up to which counts are exact. */
  static final int COUNTED = 1_000;

  /** Highest score first; ties are broken by the smaller id. */
  private static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score)
          .reversed()
          .thenComparing(hit -> hit.paper().toString());

  private final IndexSearcher searcher;

  public HitList(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /** Returns the hits from index {@code first}, inclusive, to {@code last}, exclusive. */
  SearchPage sorted(Query query, Sort sort, int first, int last) throws IOException {
    int documents = searcher.getIndexReader().maxDoc();
    if (documents == 0 || first >= last) {
      return new SearchPage(List.of(), searcher.count(query), true);
    }
    TopFieldDocs found =
        searcher.search(
            query, new TopFieldCollectorManager(sort, Math.min(last, documents), null, COUNTED));
    List<Hit> hits = new ArrayList<>();
    for (int i = first; i < Math.min(last, found.scoreDocs.length); i++) {
      hits.add(hit(found.scoreDocs[i], 0));
    }
    return page(hits, found.totalHits);
  }

  /**
   * Returns the best hits from index {@code first}, inclusive, to {@code last}, exclusive, with
   * fresh and popular papers boosted.
   */
  public SearchPage best(Query query, Liveliness liveliness, int first, int last)
      throws IOException {
    int documents = searcher.getIndexReader().maxDoc();
    if (documents == 0 || first >= last) {
      return new SearchPage(List.of(), searcher.count(query), true);
    }
    return best(
        searcher.search(
            query, new LivelinessCollector(Math.min(last, documents), COUNTED, liveliness)),
        first,
        last);
  }

  /**
   * Returns the same for a query of plain words.
   *
   * @param matches receives all papers that match
   */
  public SearchPage best(
      WordsSearch search, WordsQuery words, int first, int last, PaperSet matches)
      throws IOException {
    int limit = Math.max(1, Math.min(last, searcher.getIndexReader().maxDoc()));
    return best(search.best(words, limit, matches), first, last);
  }

  private SearchPage best(TopDocs found, int first, int last) throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (int i = first; i < Math.min(last, found.scoreDocs.length); i++) {
      hits.add(hit(found.scoreDocs[i], found.scoreDocs[i].score));
    }
    hits.sort(BEST_FIRST);
    return page(hits, found.totalHits);
  }

  /** Returns these documents as hits, in the same order. */
  List<Hit> hits(List<ScoreDoc> found) throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (ScoreDoc one : found) {
      hits.add(hit(one, one.score));
    }
    return hits;
  }

  private static SearchPage page(List<Hit> hits, TotalHits total) {
    return new SearchPage(hits, total.value, total.relation == TotalHits.Relation.EQUAL_TO);
  }

  /** Returns a paper as a hit. */
  Hit hit(ScoreDoc found, double score) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(found.doc, leaves));
    int document = found.doc - leaf.docBase;
    BinaryDocValues ids = leaf.reader().getBinaryDocValues(PaperDocument.FULL_ID);
    NumericDocValues announced = leaf.reader().getNumericDocValues(PaperDocument.ANNOUNCED);
    if (!ids.advanceExact(document) || !announced.advanceExact(document)) {
      throw new IOException("a paper in the index has no id");
    }
    return new Hit(
        PaperId.of(ids.binaryValue().utf8ToString()),
        score,
        Instant.ofEpochMilli(announced.longValue()));
  }
}
