package dev.paperboy.search.meaning;

import dev.paperboy.meaning.Embedding;
import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** The vectors of papers in one view of the index. */
public final class StoredVectors {
  private final IndexSearcher searcher;
  private final String field;

  /**
   * Creates access to the vectors of one model.
   *
   * @param field the field of the index that has them
   */
  public StoredVectors(IndexSearcher searcher, String field) {
    this.searcher = searcher;
    this.field = field;
  }

  /**
   * Reads what the first search would otherwise wait for; has no effect afterwards. Returns the
   * number of segments.
   */
  public int prepare(int dimensions) throws IOException {
    List<LeafReaderContext> parts = searcher.getLeafContexts();
    for (LeafReaderContext part : parts) {
      SignBits.of(part.reader(), field, dimensions);
    }
    return parts.size();
  }

  /** Returns the vector of a paper; empty if it is not in the index. */
  public Optional<Embedding> of(String id) throws IOException {
    Embedding[] found = new Embedding[1];
    visit(new TermQuery(PaperDocument.idTerm(id)), (announced, vector) -> found[0] = vector);
    return Optional.ofNullable(found[0]);
  }

  /**
   * Passes on each paper announced at or after a time, in any order; returns their number.
   *
   * @param since milliseconds since 1970
   */
  public long visit(long since, BiConsumer<Instant, Embedding> visitor) throws IOException {
    return visit(LongPoint.newRangeQuery(PaperDocument.ANNOUNCED, since, Long.MAX_VALUE), visitor);
  }

  /** Returns up to so many papers that have no vector. */
  public List<ScoreDoc> missing(int limit) throws IOException {
    Query missing =
        new BooleanQuery.Builder()
            .add(new MatchAllDocsQuery(), Occur.FILTER)
            .add(new FieldExistsQuery(field), Occur.MUST_NOT)
            .build();
    return List.of(searcher.search(missing, limit).scoreDocs);
  }

  /** Returns how many papers have no vector. */
  public long countMissing() throws IOException {
    return (long) searcher.getIndexReader().numDocs() - searcher.count(new FieldExistsQuery(field));
  }

  private long visit(Query query, BiConsumer<Instant, Embedding> visitor) throws IOException {
    Weight matching =
        searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    long visited = 0;
    for (LeafReaderContext part : searcher.getLeafContexts()) {
      Scorer matches = matching.scorer(part);
      BinaryDocValues vectors = part.reader().getBinaryDocValues(field);
      NumericDocValues announced = part.reader().getNumericDocValues(PaperDocument.ANNOUNCED);
      if (matches == null || vectors == null || announced == null) {
        continue;
      }
      Bits live = part.reader().getLiveDocs();
      DocIdSetIterator papers = matches.iterator();
      for (int paper = papers.nextDoc();
          paper != DocIdSetIterator.NO_MORE_DOCS;
          paper = papers.nextDoc()) {
        if ((live == null || live.get(paper))
            && vectors.advanceExact(paper)
            && announced.advanceExact(paper)) {
          visitor.accept(
              Instant.ofEpochMilli(announced.longValue()),
              Embedding.ofBytes(BytesRef.deepCopyOf(vectors.binaryValue()).bytes));
          visited++;
        }
      }
    }
    return visited;
  }
}
