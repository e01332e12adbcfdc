package dev.paperboy.search;

import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;

/**
 * Selects results by maximal marginal relevance (Carbonell &amp; Goldstein, SIGIR 1998), so that
 * each differs from those before it. The similarity of two candidates is measured by the
 * distinctive words that both share with the paper in question.
 */
final class Diversity {
  private static final double NOVELTY = 0.15;

  private final IndexReader reader;
  private final List<SimilarPapers.DistinctiveTerm> words;

  Diversity(IndexReader reader, List<SimilarPapers.DistinctiveTerm> words) {
    this.reader = reader;
    this.words = words;
  }

  /** Returns the selected candidates, best first. */
  List<ScoreDoc> choose(ScoreDoc[] candidates, int limit) throws IOException {
    if (candidates.length == 0) {
      return List.of();
    }
    boolean[][] has = shared(candidates);
    double best = candidates[0].score;
    double[] alike = new double[candidates.length];
    List<ScoreDoc> chosen = new ArrayList<>();
    boolean[] taken = new boolean[candidates.length];
    while (chosen.size() < Math.min(limit, candidates.length)) {
      int next = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < candidates.length; i++) {
        double gain = (1 - NOVELTY) * candidates[i].score / best - NOVELTY * alike[i];
        if (!taken[i] && gain > most) {
          most = gain;
          next = i;
        }
      }
      taken[next] = true;
      chosen.add(candidates[next]);
      for (int i = 0; i < candidates.length; i++) {
        alike[i] = Math.max(alike[i], likeness(has[i], has[next]));
      }
    }
    return chosen;
  }

  /** Returns which of the words each candidate contains. */
  private boolean[][] shared(ScoreDoc[] candidates) throws IOException {
    Integer[] byDocument = new Integer[candidates.length];
    Arrays.setAll(byDocument, i -> i);
    Arrays.sort(byDocument, Comparator.comparingInt(i -> candidates[i].doc));
    boolean[][] has = new boolean[candidates.length][words.size()];
    for (LeafReaderContext leaf : reader.leaves()) {
      for (int word = 0; word < words.size(); word++) {
        PostingsEnum holders =
            leaf.reader()
                .postings(new Term(PaperDocument.TEXT, words.get(word).term()), PostingsEnum.NONE);
        for (int candidate : byDocument) {
          int document = candidates[candidate].doc - leaf.docBase;
          if (holders == null || document >= leaf.reader().maxDoc()) {
            break;
          }
          if (document >= 0) {
            int at = holders.docID() < document ? holders.advance(document) : holders.docID();
            has[candidate][word] = at == document;
            if (at == DocIdSetIterator.NO_MORE_DOCS) {
              break;
            }
          }
        }
      }
    }
    return has;
  }

  /**
   * Returns the similarity of two candidates, from 0 to 1: the weight of the words that both
   * contain, relative to the weight of the words that either contains.
   */
  private double likeness(boolean[] left, boolean[] right) {
    double both = 0;
    double either = 0;
    for (int word = 0; word < left.length; word++) {
      double weight = words.get(word).weight();
      both += left[word] && right[word] ? weight : 0;
      either += left[word] || right[word] ? weight : 0;
    }
    return either == 0 ? 0 : both / either;
  }
}
