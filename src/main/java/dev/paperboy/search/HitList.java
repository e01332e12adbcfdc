package dev.paperboy.search;

import dev.paperboy.paper.PaperId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;

/** The hits of a Lucene query in some order, told by the ids of the papers. */
final class HitList {
  /** Up to so many matches are counted one by one. */
  private static final int COUNTED = 10_000;

  private final IndexSearcher searcher;

  HitList(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /** The hits from index {@code first} to before {@code last}. */
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
      hits.add(hit(found.scoreDocs[i]));
    }
    TotalHits total = found.totalHits;
    return new SearchPage(hits, total.value, total.relation == TotalHits.Relation.EQUAL_TO);
  }

  private Hit hit(ScoreDoc found) throws IOException {
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
        score(found),
        Instant.ofEpochMilli(announced.longValue()));
  }

  /** The score stands first among the values that a ranked list was sorted by. */
  private static double score(ScoreDoc found) {
    return found instanceof FieldDoc sorted && sorted.fields[0] instanceof Float score ? score : 0;
  }
}
