package dev.paperboy.search.arrangement;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Field;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.search.index.PaperTexts;
import dev.paperboy.search.index.WordFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
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
 * Matches papers in which words occur in the arrangement that a leaf of a query requires. An
 * approximating query proposes candidates, among them every matching paper; {@link Evaluation}
 * verifies each over those of its tokens that the leaf refers to, read from the index. All hits
 * have the same score.
 */
final class ArrangementQuery extends Query {
  private final Expression leaf;
  private final String field;
  private final Query candidates;
  private final List<Sought> sought;

  /**
   * A term to read.
   *
   * @param term as it is indexed
   * @param word as the leaf refers to it
   * @param isSpanning whether the mark of its positions encodes the number of words it spans;
   *     otherwise it spans one word
   * @param isPlain whether only positions without the mark {@link TermPosition#OTHERWISE} count
   */
  record Sought(String term, String word, boolean isSpanning, boolean isPlain) {}

  /** An occurrence of a term in the current paper. */
  private record Placed(int place, Sought sought) {
    int position() {
      return TermPosition.position(place);
    }

    Token token(int start) {
      int length = sought.isSpanning() ? TermPosition.span(place) : 1;
      String word = sought.word();
      return new Token(word, word, word, position() - start, length, 0, 0, false);
    }
  }

  /**
   * Creates a query for a leaf.
   *
   * @param leaf what candidates are verified against
   * @param field the field of the index that contains the words
   * @param candidates matches every paper that may match
   * @param sought all terms that the leaf refers to
   */
  ArrangementQuery(Expression leaf, String field, Query candidates, List<Sought> sought) {
    this.leaf = leaf;
    this.field = field;
    this.candidates = candidates;
    this.sought = List.copyOf(sought);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    Weight proposing =
        searcher.createWeight(searcher.rewrite(candidates), ScoreMode.COMPLETE_NO_SCORES, 1);
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext part) throws IOException {
        Scorer proposed = proposing.scorer(part);
        return proposed == null
            ? null
            : new ConstantScoreScorer(
                this, score(), mode, new Verification(proposed.iterator(), part.reader()));
      }

      @Override
      public boolean isCacheable(LeafReaderContext part) {
        return proposing.isCacheable(part);
      }
    };
  }

  /** Verifies the candidates of one segment against the leaf. */
  private final class Verification extends TwoPhaseIterator {
    private final @Nullable PostingsEnum[] postings = new @Nullable PostingsEnum[sought.size()];
    private final @Nullable FieldBounds bounds;

    Verification(DocIdSetIterator proposed, LeafReader part) throws IOException {
      super(proposed);
      Set<Field> fields = Evaluation.fields(leaf);
      bounds = WordFields.isPart(fields) ? new FieldBounds(part, fields) : null;
      TermsEnum seeking = Terms.getTerms(part, field).iterator();
      for (int i = 0; i < postings.length; i++) {
        if (seeking.seekExact(new BytesRef(sought.get(i).term()))) {
          postings[i] = seeking.postings(null, PostingsEnum.POSITIONS);
        }
      }
    }

    @Override
    public boolean matches() throws IOException {
      List<Placed> placed = new ArrayList<>();
      for (int i = 0; i < postings.length; i++) {
        addPlaces(postings[i], sought.get(i), placed);
      }
      placed.sort(Comparator.comparingInt(Placed::place));
      int first = 0;
      for (int i = 1; i <= placed.size(); i++) {
        if (i == placed.size()
            || placed.get(i).position() - placed.get(i - 1).position() >= PaperTexts.GAP) {
          int start = placed.get(first).position();
          List<Token> tokens =
              placed.subList(first, i).stream().map(each -> each.token(start)).toList();
          if (Evaluation.stands(leaf, AnalyzedText.of(tokens))) {
            return true;
          }
          first = i;
        }
      }
      return false;
    }

    private void addPlaces(@Nullable PostingsEnum of, Sought term, List<Placed> placed)
        throws IOException {
      int paper = approximation.docID();
      if (of == null || (of.docID() < paper ? of.advance(paper) : of.docID()) != paper) {
        return;
      }
      int previous = -1;
      for (int i = of.freq(); i > 0; i--) {
        int place = of.nextPosition();
        // A word of the title is indexed several times at one position.
        if (place != previous
            && !(term.isPlain() && TermPosition.mark(place) == TermPosition.OTHERWISE)
            && (bounds == null || bounds.contains(paper, TermPosition.position(place)))) {
          placed.add(new Placed(place, term));
        }
        previous = place;
      }
    }

    @Override
    public float matchCost() {
      return 100f * postings.length;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArrangementQuery that && leaf.equals(that.leaf);
  }

  @Override
  public int hashCode() {
    return leaf.hashCode();
  }

  @Override
  public String toString(String ignored) {
    return leaf.toString();
  }
}
