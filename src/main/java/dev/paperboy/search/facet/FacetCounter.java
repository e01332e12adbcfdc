package dev.paperboy.search.facet;

import dev.paperboy.search.facet.Facets.Count;
import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/** Counts matches by source, category and month, up to a limit. For one use. */
public final class FacetCounter {
  private static final int SHOWN = 12;

  private final IndexSearcher searcher;
  private final int most;
  private final Map<String, Long> sources = new HashMap<>();
  private final Map<String, Long> categories = new HashMap<>();
  private final Map<String, Long> months = new HashMap<>();
  private int counted;

  /**
   * Creates a counter.
   *
   * @param most how many matches are counted at most
   */
  public FacetCounter(IndexSearcher searcher, int most) {
    this.searcher = searcher;
    this.most = most;
  }

  /** Returns the distribution of the matches of a query. */
  public Facets of(Query query) throws IOException {
    Weight matching =
        searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer matches = matching.scorer(leaf);
      if (matches != null && counted < most) {
        count(matches.iterator(), leaf.reader());
      }
    }
    Comparator<Count> mostFirst = Comparator.comparingLong(Count::papers).reversed();
    return new Facets(
        first(sources, mostFirst.thenComparing(Count::value)),
        first(categories, mostFirst.thenComparing(Count::value)),
        first(months, Comparator.comparing(Count::value).reversed()),
        counted < most);
  }

  private void count(DocIdSetIterator matches, LeafReader reader) throws IOException {
    Names feeds = new Names(DocValues.getSortedSet(reader, PaperDocument.FEED));
    Names classes = new Names(DocValues.getSortedSet(reader, PaperDocument.CATEGORY));
    NumericDocValues published = DocValues.getNumeric(reader, PaperDocument.MONTH);
    Map<Long, Long> byMonth = new HashMap<>();
    Bits live = reader.getLiveDocs();
    for (int document = matches.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS && counted < most;
        document = matches.nextDoc()) {
      if (live == null || live.get(document)) {
        counted++;
        feeds.count(document);
        classes.count(document);
        if (published.advanceExact(document)) {
          byMonth.merge(published.longValue(), 1L, Long::sum);
        }
      }
    }
    feeds.addTo(sources);
    classes.addTo(categories);
    byMonth.forEach((month, papers) -> months.merge(month(month), papers, Long::sum));
  }

  private static String month(long month) {
    return String.format(
        Locale.ROOT, "%04d-%02d", Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1);
  }

  private static List<Count> first(Map<String, Long> counts, Comparator<Count> order) {
    List<Count> all = new ArrayList<>();
    counts.forEach((value, papers) -> all.add(new Count(value, papers)));
    all.sort(order);
    return all.subList(0, Math.min(SHOWN, all.size()));
  }

  /** Counts names by their ordinals within one segment. */
  private static final class Names {
    private final SortedSetDocValues names;
    private final long[] papers;

    Names(SortedSetDocValues names) {
      this.names = names;
      this.papers = new long[Math.toIntExact(names.getValueCount())];
    }

    void count(int document) throws IOException {
      if (names.advanceExact(document)) {
        for (int i = names.docValueCount(); i > 0; i--) {
          papers[Math.toIntExact(names.nextOrd())]++;
        }
      }
    }

    void addTo(Map<String, Long> counts) throws IOException {
      for (int number = 0; number < papers.length; number++) {
        if (papers[number] > 0) {
          counts.merge(names.lookupOrd(number).utf8ToString(), papers[number], Long::sum);
        }
      }
    }
  }
}
