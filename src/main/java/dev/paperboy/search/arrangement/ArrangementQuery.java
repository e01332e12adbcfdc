package dev.paperboy.search.arrangement;

import dev.paperboy.query.Field;
import dev.paperboy.search.index.WordFields;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  private final Set<Field> fields;
  private final Query candidates;
  private final List<String> terms;
  private final Arrangement arrangement;

  /** A condition on where the words stand; equal conditions are equal objects. */
  @FunctionalInterface
  interface Arrangement {
    /**
     * Whether it holds.
     *
     * @param places for each term, in the order of the query's terms, the {@link TermPosition}s
     *     where it stands, ascending
     */
    boolean holds(int[][] places);
  }

  /**
   * Where the words stand in an arrangement.
   *
   * @param field the field of the index that has the words
   * @param fields the parts of a paper that they have to stand in
   * @param candidates finds all papers that may match
   */
  ArrangementQuery(
      String field,
      Collection<Field> fields,
      Query candidates,
      List<String> terms,
      Arrangement arrangement) {
    this.field = field;
    this.fields = Set.copyOf(fields);
    this.candidates = candidates;
    this.terms = List.copyOf(terms);
    this.arrangement = arrangement;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query rewritten = candidates.rewrite(searcher);
    return rewritten.equals(candidates)
        ? this
        : new ArrangementQuery(field, fields, rewritten, terms, arrangement);
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
        if (proposed == null || words == null) {
          return null;
        }
        FieldBounds bounds =
            WordFields.isPart(fields) ? new FieldBounds(leaf.reader(), fields) : null;
        return new ConstantScoreScorer(
            this, score(), mode, deciding(proposed, postings(words), bounds));
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

  private TwoPhaseIterator deciding(
      Scorer proposed, PostingsEnum[] postings, @Nullable FieldBounds bounds) {
    return new TwoPhaseIterator(proposed.iterator()) {
      private final int[][] places = new int[postings.length][];

      @Override
      public boolean matches() throws IOException {
        for (int i = 0; i < postings.length; i++) {
          places[i] = places(postings[i], approximation.docID(), bounds);
        }
        return arrangement.holds(places);
      }

      @Override
      public float matchCost() {
        return 100f * postings.length;
      }
    };
  }

  private static int[] places(
      @Nullable PostingsEnum postings, int document, @Nullable FieldBounds bounds)
      throws IOException {
    if (postings == null) {
      return NOWHERE;
    }
    int at = postings.docID();
    if ((at < document ? postings.advance(document) : at) != document) {
      return NOWHERE;
    }
    int[] places = new int[postings.freq()];
    int count = 0;
    int previous = -1;
    for (int i = 0; i < places.length; i++) {
      int place = postings.nextPosition();
      // A word of the title stands there several times.
      if (place != previous
          && (bounds == null || bounds.contains(document, TermPosition.position(place)))) {
        places[count++] = place;
      }
      previous = place;
    }
    return Arrays.copyOf(places, count);
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
        && fields.equals(that.fields)
        && candidates.equals(that.candidates)
        && terms.equals(that.terms)
        && arrangement.equals(that.arrangement);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, fields, candidates, terms, arrangement);
  }

  @Override
  public String toString(String ignored) {
    return field + ":" + arrangement + terms;
  }
}
