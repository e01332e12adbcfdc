package dev.paperboy.search.meaning;

import dev.paperboy.meaning.Embedding;
import dev.paperboy.search.PaperSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.LongHeap;
import org.jspecify.annotations.Nullable;

/**
 * The papers of one view of the index by their closeness to a vector. Candidates are those that
 * differ from it in the fewest signs, which takes a scan of 32 bytes a paper; only candidates are
 * compared exactly.
 */
public final class NearestPapers {
  private static final int SAMPLE = 256;
  private static final int FEWEST = 1_000;

  private final IndexSearcher searcher;
  private final String field;
  private final Embedding target;

  /**
   * Creates a search.
   *
   * @param field the field of the index with the vectors of the model that made the target
   */
  public NearestPapers(IndexSearcher searcher, String field, Embedding target) {
    this.searcher = searcher;
    this.field = field;
    this.target = target;
  }

  /** A paper by its document number, and the cosine between its vector and the target. */
  public record Near(int paper, double cosine) {}

  /**
   * Returns about the nearest papers, in the order of their document numbers.
   *
   * @param filter what they match
   * @param without papers that are left out
   */
  public List<Near> find(Optional<Query> filter, PaperSet without, int count) throws IOException {
    LongHeap nearest = new LongHeap(count);
    @Nullable Weight filtering =
        filter.isEmpty()
            ? null
            : searcher.createWeight(
                searcher.rewrite(filter.get()), ScoreMode.COMPLETE_NO_SCORES, 1);
    if (target.norm() > 0) {
      for (LeafReaderContext part : searcher.getLeafContexts()) {
        SignBits signs = SignBits.of(part.reader(), field, target.dimensions());
        if (!signs.isEmpty()) {
          Candidates candidates =
              new Candidates(
                  nearest, count, part.docBase, part.reader().getLiveDocs(), without.in(part));
          if (filtering == null) {
            scan(signs, candidates);
          } else {
            scan(signs, filtering.scorer(part), candidates);
          }
        }
      }
    }
    int[] candidates = new int[nearest.size()];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = (int) -nearest.pop();
    }
    Arrays.sort(candidates);
    return compared(candidates);
  }

  private void scan(SignBits signs, Candidates candidates) {
    long[] asked = target.signs();
    for (int paper = signs.nextCloser(0, asked, candidates.most());
        paper != DocIdSetIterator.NO_MORE_DOCS;
        paper = signs.nextCloser(paper + 1, asked, candidates.most())) {
      candidates.add(paper, signs.distance(paper, asked));
    }
  }

  private void scan(SignBits signs, @Nullable Scorer accepting, Candidates candidates)
      throws IOException {
    long[] asked = target.signs();
    DocIdSetIterator papers = accepting == null ? DocIdSetIterator.empty() : accepting.iterator();
    for (int paper = papers.nextDoc();
        paper != DocIdSetIterator.NO_MORE_DOCS;
        paper = papers.nextDoc()) {
      candidates.add(paper, signs.distance(paper, asked));
    }
  }

  /**
   * The nearest papers so far, to which those of one segment are added.
   *
   * @param nearest the number of differing signs, then the document number, negated
   * @param live the papers that are not deleted; null if none is
   */
  private record Candidates(
      LongHeap nearest, int count, int docBase, @Nullable Bits live, Bits without) {

    /** Returns the number of differing signs from which on a paper is too far away. */
    int most() {
      return nearest.size() < count ? Integer.MAX_VALUE : (int) (-nearest.top() >>> Integer.SIZE);
    }

    void add(int paper, int distance) {
      if (distance < most() && (live == null || live.get(paper)) && !without.get(paper)) {
        nearest.insertWithOverflow(-(((long) distance << Integer.SIZE) | (docBase + paper)));
      }
    }
  }

  /**
   * Returns the mean cosine of some papers all over the index, which tells how far apart unrelated
   * texts are with this model; 0 if there are too few papers to tell.
   */
  public double usual() throws IOException {
    int all = searcher.getIndexReader().maxDoc();
    if (all < FEWEST) {
      return 0;
    }
    int[] some = new int[SAMPLE];
    Arrays.setAll(some, i -> (int) ((long) i * all / SAMPLE));
    return compared(some).stream().mapToDouble(Near::cosine).average().orElse(0);
  }

  /**
   * Returns the papers that have vectors, with their cosines.
   *
   * @param papers document numbers in ascending order
   */
  public List<Near> compared(int[] papers) throws IOException {
    List<Near> compared = new ArrayList<>(papers.length);
    List<LeafReaderContext> parts = searcher.getLeafContexts();
    for (int i = 0; i < papers.length; ) {
      LeafReaderContext part = parts.get(ReaderUtil.subIndex(papers[i], parts));
      int end = part.docBase + part.reader().maxDoc();
      Optional<SegmentVectors> vectors = SegmentVectors.of(part.reader(), field, target);
      for (; i < papers.length && papers[i] < end; i++) {
        if (vectors.isPresent() && vectors.get().moveTo(papers[i] - part.docBase)) {
          compared.add(new Near(papers[i], vectors.get().cosine()));
        }
      }
    }
    return compared;
  }
}
