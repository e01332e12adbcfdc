package dev.paperboy.search.word;

import dev.paperboy.search.Liveliness;
import dev.paperboy.search.Ranking;
import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds the papers that have all words of a query, the best first, and counts them: what Lucene's
 * own queries find and score, sooner, because each term is looked up once and nothing stands
 * between the papers of the rarest word and those of the others.
 */
public final class WordsSearch {
  /** Where the rarest word is in so many papers, it is worth the while of several threads. */
  private static final int COMMON = 10_000;

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** A few for each processor, so that all end at about the same time. */
  private static final int RANGES = 2;

  private final IndexSearcher searcher;
  private final Ranking ranking;
  private final Liveliness liveliness;

  public WordsSearch(IndexSearcher searcher, Ranking ranking, Liveliness liveliness) {
    this.searcher = searcher;
    this.ranking = ranking;
    this.liveliness = liveliness;
  }

  /** A word of the query, or two joined to one, and how well it fits; no score if none has it. */
  private record Rated(List<String> terms, @Nullable WordScore score) {}

  /** The best papers, at most so many. */
  public TopDocs best(WordsQuery query, int limit) throws IOException {
    TermLookup lookup = new TermLookup(query, searcher.getLeafContexts());
    int rarest = query.words().stream().mapToInt(lookup::papers).min().orElse(0);
    BestPapers best = new BestPapers(limit);
    long found = 0;
    if (rarest >= COMMON) {
      int width = searcher.getIndexReader().maxDoc() / (RANGES * PROCESSORS) + 1;
      found = together(parts(query, lookup, width), best, limit);
    } else if (rarest > 0) {
      for (SegmentSearch part : parts(query, lookup, Integer.MAX_VALUE)) {
        found += part.collect(best);
      }
    }
    return new TopDocs(new TotalHits(found, TotalHits.Relation.EQUAL_TO), best.all(found));
  }

  /** Goes through the parts on as many threads as there are. */
  private static long together(List<SegmentSearch> parts, BestPapers best, int limit)
      throws IOException {
    List<BestPapers> bestOfParts = parts.stream().map(part -> new BestPapers(limit)).toList();
    try {
      long found =
          IntStream.range(0, parts.size())
              .parallel()
              .mapToLong(i -> collect(parts.get(i), bestOfParts.get(i)))
              .sum();
      bestOfParts.forEach(best::offer);
      return found;
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static long collect(SegmentSearch part, BestPapers best) {
    try {
      return part.collect(best);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private List<SegmentSearch> parts(WordsQuery query, TermLookup lookup, int width)
      throws IOException {
    CollectionStatistics all =
        Objects.requireNonNull(searcher.collectionStatistics(PaperDocument.TEXT));
    List<Rated> words = query.words().stream().map(word -> rated(word, 1, lookup, all)).toList();
    List<Rated> neighbours =
        query.neighbours().stream()
            .map(joined -> rated(joined, ranking.adjacency(), lookup, all))
            .toList();
    @Nullable Weight condition = null;
    if (query.condition().isPresent()) {
      condition =
          searcher.createWeight(
              searcher.rewrite(query.condition().get()), ScoreMode.COMPLETE_NO_SCORES, 1);
    }
    List<SegmentSearch> parts = new ArrayList<>();
    for (TermLookup.Leaf leaf : lookup.leaves()) {
      int end = leaf.context().reader().maxDoc();
      for (int from = 0; from < end; from += Math.min(width, end - from)) {
        int to = from + Math.min(width, end - from);
        List<WordPostings> here = holders(words, leaf);
        if (here.size() == words.size()) {
          here.sort(Comparator.comparingLong(WordPostings::papers));
          parts.add(
              new SegmentSearch(
                  leaf.context(),
                  from,
                  to,
                  here,
                  holders(neighbours, leaf),
                  where(condition, leaf.context()),
                  liveliness.in(leaf.context())));
        }
      }
    }
    return parts;
  }

  private static @Nullable DocIdSetIterator where(
      @Nullable Weight condition, LeafReaderContext leaf) throws IOException {
    if (condition == null) {
      return null;
    }
    Scorer holding = condition.scorer(leaf);
    return holding == null ? DocIdSetIterator.empty() : holding.iterator();
  }

  /** Several terms count as one that is as rare as the commonest of them. */
  private Rated rated(
      List<String> terms, float boost, TermLookup lookup, CollectionStatistics all) {
    long papers = lookup.papers(terms);
    return new Rated(
        terms,
        papers == 0
            ? null
            : new WordScore(
                searcher
                    .getSimilarity()
                    .scorer(
                        boost,
                        all,
                        new TermStatistics(new BytesRef(terms.get(0)), papers, papers))));
  }

  private static List<WordPostings> holders(List<Rated> words, TermLookup.Leaf leaf)
      throws IOException {
    List<WordPostings> some = new ArrayList<>();
    for (Rated word : words) {
      List<PostingList> holders = leaf.holders(word.terms());
      if (word.score() != null && !holders.isEmpty()) {
        some.add(new WordPostings(holders, word.score()));
      }
    }
    return some;
  }
}
