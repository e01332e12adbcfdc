package dev.paperboy.search;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds the papers where words stand in a certain arrangement in one field. Another query proposes
 * candidates, among them every paper that matches; the positions of the words decide. All hits
 * score the same.
 */
final class ArrangementQuery extends Query {
  private static final int[] NOWHERE = {};

  private final String field;
  private final Query candidates;
  private final List<String> terms;
  private final Arrangement arrangement;

  /** A condition on where the words stand; equal conditions are equal objects. */
  @FunctionalInterface
  interface Arrangement {
    /**
     * Whether it holds.
     *
     * @param positions for each term, in the order of the query's terms, where it stands, ascending
     */
    boolean holds(int[][] positions);
  }

  ArrangementQuery(String field, Query candidates, List<String> terms, Arrangement arrangement) {
    this.field = field;
    this.candidates = candidates;
    this.terms = List.copyOf(terms);
    this.arrangement = arrangement;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query rewritten = candidates.rewrite(searcher);
    return rewritten.equals(candidates)
        ? this
        : new ArrangementQuery(field, rewritten, terms, arrangement);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    Weight proposing =
        searcher.createWeight(searcher.rewrite(candidates), ScoreMode.COMPLETE_NO_SCORES, 1);
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext leaf) throws IOException {
        Scorer proposed = proposing.scorer(leaf);
        Terms words = leaf.reader().terms(field);
        return proposed == null || words == null
            ? null
            : new ConstantScoreScorer(this, score(), mode, deciding(proposed, postings(words)));
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return proposing.isCacheable(leaf);
      }
    };
  }

  private PostingsEnum[] postings(Terms words) throws IOException {
    PostingsEnum[] postings = new PostingsEnum[terms.size()];
    TermsEnum seeking = words.iterator();
    for (int i = 0; i < postings.length; i++) {
      postings[i] =
          seeking.seekExact(new BytesRef(terms.get(i)))
              ? seeking.postings(null, PostingsEnum.POSITIONS)
              : null;
    }
    return postings;
  }

  private TwoPhaseIterator deciding(Scorer proposed, PostingsEnum[] postings) {
    return new TwoPhaseIterator(proposed.iterator()) {
      private final int[][] positions = new int[postings.length][];

      @Override
      public boolean matches() throws IOException {
        for (int i = 0; i < postings.length; i++) {
          positions[i] = positions(postings[i], approximation.docID());
        }
        return arrangement.holds(positions);
      }

      @Override
      public float matchCost() {
        return 100f * postings.length;
      }
    };
  }

  private static int[] positions(@Nullable PostingsEnum postings, int document) throws IOException {
    if (postings == null) {
      return NOWHERE;
    }
    int at = postings.docID();
    if ((at < document ? postings.advance(document) : at) != document) {
      return NOWHERE;
    }
    int[] positions = new int[postings.freq()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = postings.nextPosition();
    }
    return positions;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      candidates.visit(visitor);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArrangementQuery that
        && field.equals(that.field)
        && candidates.equals(that.candidates)
        && terms.equals(that.terms)
        && arrangement.equals(that.arrangement);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, candidates, terms, arrangement);
  }

  @Override
  public String toString(String ignored) {
    return field + ":" + arrangement + terms;
  }
}
