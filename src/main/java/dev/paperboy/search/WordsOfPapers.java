package dev.paperboy.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/** Scores papers by the words that they contain. */
final class WordsOfPapers {
  private final IndexSearcher searcher;
  private final Query words;

  /**
   * Creates scores.
   *
   * @param words matches papers with any of the words
   */
  WordsOfPapers(IndexSearcher searcher, Query words) {
    this.searcher = searcher;
    this.words = words;
  }

  /**
   * Returns the document numbers of the papers with the highest scores, in ascending order.
   *
   * @param filter what they match
   * @param without papers that are left out
   */
  int[] best(Optional<Query> filter, PaperSet without, int count) throws IOException {
    Query query =
        filter.isEmpty()
            ? words
            : new BooleanQuery.Builder()
                .add(words, Occur.MUST)
                .add(filter.get(), Occur.FILTER)
                .build();
    TopScoreDocCollector best = new TopScoreDocCollectorManager(count, null, count).newCollector();
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.TOP_SCORES, 1);
    for (LeafReaderContext part : searcher.getLeafContexts()) {
      BulkScorer matches = weight.bulkScorer(part);
      if (matches != null) {
        Bits excluded = without.in(part);
        matches.score(
            new FilterLeafCollector(best.getLeafCollector(part)) {
              @Override
              public void collect(int paper) throws IOException {
                if (!excluded.get(paper)) {
                  super.collect(paper);
                }
              }
            },
            part.reader().getLiveDocs(),
            0,
            DocIdSetIterator.NO_MORE_DOCS);
      }
    }
    return Arrays.stream(best.topDocs().scoreDocs).mapToInt(one -> one.doc).sorted().toArray();
  }

  /**
   * Returns the score of each of these papers, 0 for those without any of the words.
   *
   * @param papers document numbers in ascending order
   */
  float[] of(int[] papers) throws IOException {
    float[] scores = new float[papers.length];
    Weight weight = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE, 1);
    List<LeafReaderContext> parts = searcher.getLeafContexts();
    for (int i = 0; i < papers.length; ) {
      LeafReaderContext part = parts.get(ReaderUtil.subIndex(papers[i], parts));
      int end = part.docBase + part.reader().maxDoc();
      Scorer scorer = weight.scorer(part);
      for (; i < papers.length && papers[i] < end; i++) {
        int paper = papers[i] - part.docBase;
        if (scorer != null
            && (scorer.docID() < paper ? scorer.iterator().advance(paper) : scorer.docID())
                == paper) {
          scores[i] = scorer.score();
        }
      }
    }
    return scores;
  }
}
