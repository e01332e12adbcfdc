package dev.paperboy.search;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.FilterScorable;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/**
 * Collects the best hits, each score multiplied by the {@link Liveliness} of the paper. Papers that
 * are not competitive are skipped in blocks, as without the boost: the minimum competitive score is
 * divided by the highest possible factor.
 */
public final class LivelinessCollector implements CollectorManager<Collector, TopDocs> {
  private final TopScoreDocCollectorManager best;
  private final Liveliness liveliness;

  /**
   * Creates a collector of the best hits.
   *
   * @param counted the number of matches up to which the count is exact
   */
  public LivelinessCollector(int hits, int counted, Liveliness liveliness) {
    this.best = new TopScoreDocCollectorManager(hits, counted);
    this.liveliness = liveliness;
  }

  /** The collector of one thread. */
  private final class Raising implements Collector {
    private final TopScoreDocCollector collector = best.newCollector();

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
      return raising(collector.getLeafCollector(leaf), liveliness.in(leaf));
    }

    @Override
    public ScoreMode scoreMode() {
      return collector.scoreMode();
    }
  }

  @Override
  public Collector newCollector() {
    return new Raising();
  }

  @Override
  public TopDocs reduce(Collection<Collector> collectors) throws IOException {
    return best.reduce(collectors.stream().map(each -> ((Raising) each).collector).toList());
  }

  private static LeafCollector raising(LeafCollector collecting, Liveliness.Factors factors) {
    return new FilterLeafCollector(collecting) {
      @Override
      public void setScorer(Scorable words) throws IOException {
        super.setScorer(
            new FilterScorable(words) {
              private float leastOfWords;

              @Override
              public float score() throws IOException {
                float score = words.score();
                // No factor can make this hit competitive, so none is looked up.
                return score < leastOfWords ? score : (float) (score * factors.of(words.docID()));
              }

              @Override
              public void setMinCompetitiveScore(float least) throws IOException {
                leastOfWords = factors.leastOfWords(least);
                words.setMinCompetitiveScore(leastOfWords);
              }
            });
      }
    };
  }
}
