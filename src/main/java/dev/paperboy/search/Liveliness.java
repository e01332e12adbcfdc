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
 * A factor of 1 or more for papers that are fresh or liked; {@link Ranking} says how much. What it
 * is at most within a part of the index is known beforehand, so that papers need not be looked at
 * whose words fit too little for any factor to lift them.
 */
public final class Liveliness {
  private static final double HALF_LIFE_MILLIS = 365.0 * 24 * 60 * 60 * 1000;

  private final Ranking ranking;
  private final long now;

  /** As seen at this time, in milliseconds since 1970. */
  public Liveliness(Ranking ranking, long now) {
    this.ranking = ranking;
    this.now = now;
  }

  /** The factors of the papers in one part of the index, to be asked in ascending order. */
  public Factors in(LeafReaderContext leaf) throws IOException {
    return new Factors(leaf.reader());
  }

  private double factor(long announced, long upvotes) {
    double age = Math.max(0, (double) now - announced);
    return 1
        + ranking.fresh() * Math.exp(-Math.log(2) * age / HALF_LIFE_MILLIS)
        + ranking.liked() * Math.log1p((double) upvotes);
  }

  /** The factors of the papers in one part of the index. */
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

    /** What words must score at least, so that the highest factor here lifts a hit to a score. */
    public float leastOfWords(float score) {
      // Rounded down, so that rounding never excludes.
      return Math.max(0, Math.nextDown((float) (score / highest)));
    }
  }
}
