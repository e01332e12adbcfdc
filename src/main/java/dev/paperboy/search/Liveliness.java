package dev.paperboy.search;

import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;

/**
 * A boost factor of 1 or more for papers that are fresh or popular; {@link Ranking} defines it. Its
 * maximum within a segment is known in advance, so that papers whose word score is too low for any
 * boost can be skipped.
 */
public final class Liveliness {
  private static final double HALF_LIFE_MILLIS = 365.0 * 24 * 60 * 60 * 1000;

  private final Ranking ranking;
  private final long now;

  /**
   * Creates the factor as of a time.
   *
   * @param now milliseconds since 1970
   */
  public Liveliness(Ranking ranking, long now) {
    this.ranking = ranking;
    this.now = now;
  }

  /**
   * Returns the factors of the papers in one segment; documents must be requested in ascending
   * order.
   */
  public Factors in(LeafReaderContext leaf) throws IOException {
    return new Factors(leaf.reader());
  }

  private double factor(long announced, long upvotes) {
    double age = Math.max(0, (double) now - announced);
    return 1
        + ranking.fresh() * Math.exp(-Math.log(2) * age / HALF_LIFE_MILLIS)
        + ranking.liked() * Math.log1p((double) upvotes);
  }

  /** The factors of the papers in one segment. */
  public final class Factors {
    private final NumericDocValues announced;
    private final NumericDocValues upvotes;
    private final double highest;

    private Factors(LeafReader reader) throws IOException {
      announced = reader.getNumericDocValues(PaperDocument.ANNOUNCED);
      upvotes = reader.getNumericDocValues(PaperDocument.UPVOTES);
      PointValues times = reader.getPointValues(PaperDocument.ANNOUNCED);
      PointValues votes = reader.getPointValues(PaperDocument.UPVOTES);
      highest =
          times == null || votes == null
              ? 1
              : factor(
                  LongPoint.decodeDimension(times.getMaxPackedValue(), 0),
                  IntPoint.decodeDimension(votes.getMaxPackedValue(), 0));
    }

    public double of(int document) throws IOException {
      return announced.advanceExact(document) && upvotes.advanceExact(document)
          ? factor(announced.longValue(), upvotes.longValue())
          : 1;
    }

    /**
     * Returns the minimum word score with which the highest factor of this segment reaches a score.
     */
    public float leastOfWords(float score) {
      // Rounded down, so that rounding never excludes a hit.
      return Math.max(0, Math.nextDown((float) (score / highest)));
    }
  }
}
