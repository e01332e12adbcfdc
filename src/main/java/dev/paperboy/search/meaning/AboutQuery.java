package dev.paperboy.search.meaning;

import dev.paperboy.meaning.TopicTarget;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Matches the papers that are about a topic: those whose vectors reach its threshold, by the same
 * arithmetic as matching. Papers that other conditions exclude are not compared.
 */
public final class AboutQuery extends Query {
  private final String field;
  private final TopicTarget target;

  /**
   * Creates a query.
   *
   * @param field the field of the index with the vectors of the model that made the target's
   */
  public AboutQuery(String field, TopicTarget target) {
    this.field = field;
    this.target = target;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext part) throws IOException {
        Optional<SegmentVectors> vectors =
            SegmentVectors.of(part.reader(), field, target.embedding());
        return vectors.isEmpty()
            ? null
            : new ConstantScoreScorer(this, score(), mode, comparison(vectors.get()));
      }

      @Override
      public boolean isCacheable(LeafReaderContext part) {
        return DocValues.isCacheable(part, field);
      }
    };
  }

  private TwoPhaseIterator comparison(SegmentVectors vectors) {
    return new TwoPhaseIterator(vectors.papers()) {
      @Override
      public boolean matches() throws IOException {
        return vectors.cosine() >= target.threshold();
      }

      @Override
      public float matchCost() {
        return target.embedding().dimensions();
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AboutQuery that
        && field.equals(that.field)
        && target.equals(that.target);
  }

  @Override
  public int hashCode() {
    return target.hashCode();
  }

  @Override
  public String toString(String ignored) {
    return "closeness in " + field + " >= " + target.threshold();
  }
}
