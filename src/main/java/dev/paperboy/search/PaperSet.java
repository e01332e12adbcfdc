package dev.paperboy.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** A set of papers in one view of the index. Segments may be filled by different threads. */
public final class PaperSet {
  private final FixedBitSet[] parts;

  /** Creates an empty set. */
  public PaperSet(IndexSearcher searcher) {
    parts =
        searcher.getLeafContexts().stream()
            .map(part -> new FixedBitSet(part.reader().maxDoc()))
            .toArray(FixedBitSet[]::new);
  }

  /** Adds the papers that match a query. */
  void addAll(Query query, IndexSearcher searcher) throws IOException {
    Weight matching =
        searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext part : searcher.getLeafContexts()) {
      Scorer matches = matching.scorer(part);
      if (matches != null) {
        add(matches.iterator(), part);
      }
    }
  }

  private void add(DocIdSetIterator matches, LeafReaderContext part) throws IOException {
    Bits live = part.reader().getLiveDocs();
    for (int paper = matches.nextDoc();
        paper != DocIdSetIterator.NO_MORE_DOCS;
        paper = matches.nextDoc()) {
      if (live == null || live.get(paper)) {
        parts[part.ord].set(paper);
      }
    }
  }

  /** Returns the papers of one segment by their numbers in it, which may be added to. */
  public FixedBitSet in(LeafReaderContext part) {
    return parts[part.ord];
  }

  /** Returns the number of papers. */
  public long size() {
    return Arrays.stream(parts).mapToLong(FixedBitSet::cardinality).sum();
  }
}
