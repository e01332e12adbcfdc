package dev.paperboy.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/**
 * A factor a little above 1 for papers that are fresh or liked: up to 0.2 for a paper of today,
 * half of that a year later, and 0.04 times the natural logarithm of the upvotes, which is 0.18 for
 * a hundred.
 */
final class Liveliness extends DoubleValuesSource {
  private static final double FRESH = 0.2;
  private static final double HALF_LIFE_MILLIS = 365.0 * 24 * 60 * 60 * 1000;
  private static final double LIKED = 0.04;

  private final long now;

  /** As seen at this time, in milliseconds since 1970. */
  Liveliness(long now) {
    this.now = now;
  }

  @Override
  public DoubleValues getValues(LeafReaderContext leaf, DoubleValues scores) throws IOException {
    NumericDocValues announced = leaf.reader().getNumericDocValues(PaperDocument.ANNOUNCED);
    NumericDocValues upvotes = leaf.reader().getNumericDocValues(PaperDocument.UPVOTES);
    return new DoubleValues() {
      @Override
      public double doubleValue() throws IOException {
        double age = Math.max(0, (double) now - announced.longValue());
        return 1
            + FRESH * Math.exp(-Math.log(2) * age / HALF_LIFE_MILLIS)
            + LIKED * Math.log1p((double) upvotes.longValue());
      }

      @Override
      public boolean advanceExact(int document) throws IOException {
        return announced.advanceExact(document) && upvotes.advanceExact(document);
      }
    };
  }

  @Override
  public boolean needsScores() {
    return false;
  }

  @Override
  public DoubleValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean isCacheable(LeafReaderContext leaf) {
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Liveliness that && that.now == now;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(now);
  }

  @Override
  public String toString() {
    return "liveliness(" + now + ")";
  }
}
