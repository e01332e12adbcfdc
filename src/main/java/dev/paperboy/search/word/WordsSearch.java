package dev.paperboy.search.word;

import dev.paperboy.search.Liveliness;
import dev.paperboy.search.LivelinessCollector;
import dev.paperboy.search.PaperSet;
import dev.paperboy.search.Ranking;
import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds and counts the papers that contain all words of a query, best first. Has the same matches
 * and scores as Lucene's own queries, but is faster, because each term is looked up once and the
 * posting lists of the rarest word and the others are intersected directly.
 */
public final class WordsSearch {
  /** If the rarest word occurs in at least this many papers, the search uses several threads. */
  private static final int COMMON = 10_000;

  private final IndexSearcher searcher;
  private final Ranking ranking;
  private final Liveliness liveliness;

  public WordsSearch(IndexSearcher searcher, Ranking ranking, Liveliness liveliness) {
    this.searcher = searcher;
    this.ranking = ranking;
    this.liveliness = liveliness;
  }

  /** A word of the query, or two joined words: the states of its terms, and its score. */
  private record Rated(Map<BytesRef, TermStates> terms, int papers, SimScorer scorer) {

    /** Returns the posting list in one segment. */
    WordPostings in(LeafReaderContext part) throws IOException {
      WordPostings papers = new WordPostings(scorer);
      TermsEnum seeking = Terms.getTerms(part.reader(), PaperDocument.TEXT).iterator();
      for (Map.Entry<BytesRef, TermStates> term : terms.entrySet()) {
        TermState here = term.getValue().get(part);
        if (here != null) {
          seeking.seekExact(term.getKey(), here);
          papers.add(part.reader(), term.getKey(), seeking);
        }
      }
      return papers;
    }
  }

  /**
   * Returns the best papers, up to a limit.
   *
   * @param matches receives all papers that match
   */
  public TopDocs best(WordsQuery query, int limit, PaperSet matches) throws IOException {
    Map<String, TermStates> known = new HashMap<>();
    List<Rated> words = rated(query.words(), 1, known);
    List<Rated> neighbours = rated(query.neighbours(), ranking.adjacency(), known);
    LivelinessCollector best = new LivelinessCollector(limit, limit, liveliness);
    List<WindowSearch> parts =
        words.size() < query.words().size() ? List.of() : parts(words, neighbours, query, matches);
    boolean together = words.stream().allMatch(word -> word.papers() >= COMMON);
    Queue<Collector> collectors = new ConcurrentLinkedQueue<>(List.of(best.newCollector()));
    if (together) {
      together(parts, best, collectors);
    } else {
      for (WindowSearch part : parts) {
        part.collect(collectors.element());
      }
    }
    return new TopDocs(
        new TotalHits(matches.size(), TotalHits.Relation.EQUAL_TO),
        best.reduce(collectors).scoreDocs);
  }

  /** Searches the segments on all available threads. */
  private static void together(
      List<WindowSearch> parts, LivelinessCollector best, Queue<Collector> collectors)
      throws IOException {
    try {
      parts.parallelStream()
          .forEach(
              part -> {
                Collector collector = best.newCollector();
                collectors.add(collector);
                collect(part, collector);
              });
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static void collect(WindowSearch part, Collector collector) {
    try {
      part.collect(collector);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Returns the searches of the segments that contain all words. */
  private List<WindowSearch> parts(
      List<Rated> words, List<Rated> neighbours, WordsQuery query, PaperSet matches)
      throws IOException {
    @Nullable Weight condition = condition(query);
    List<WindowSearch> parts = new ArrayList<>();
    for (LeafReaderContext part : searcher.getLeafContexts()) {
      List<WordPostings> here = in(part, words);
      if (here.size() == words.size()) {
        here.sort(Comparator.comparingLong(WordPostings::papers));
        @Nullable Scorer accepting = condition == null ? null : condition.scorer(part);
        if (condition == null || accepting != null) {
          parts.add(
              new WindowSearch(part, here, in(part, neighbours), accepting, matches.in(part)));
        }
      }
    }
    return parts;
  }

  private @Nullable Weight condition(WordsQuery query) throws IOException {
    return query.condition().isEmpty()
        ? null
        : searcher.createWeight(
            searcher.rewrite(query.condition().get()), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  /**
   * Returns the words that occur in any paper. Several terms share the document frequency of their
   * most frequent one.
   */
  private List<Rated> rated(List<List<String>> words, float boost, Map<String, TermStates> known)
      throws IOException {
    List<Rated> rated = new ArrayList<>();
    for (List<String> word : words) {
      Map<BytesRef, TermStates> terms = new HashMap<>();
      int papers = 0;
      for (String text : word) {
        TermStates states = known.get(text);
        if (states == null) {
          states = TermStates.build(searcher, new Term(PaperDocument.TEXT, text), true);
          known.put(text, states);
        }
        terms.put(new BytesRef(text), states);
        papers = Math.max(papers, states.docFreq());
      }
      if (papers > 0) {
        CollectionStatistics all =
            Objects.requireNonNull(searcher.collectionStatistics(PaperDocument.TEXT));
        TermStatistics rarity = new TermStatistics(new BytesRef(word.get(0)), papers, papers);
        rated.add(new Rated(terms, papers, searcher.getSimilarity().scorer(boost, all, rarity)));
      }
    }
    return rated;
  }

  /** Returns the posting lists of the words that occur in a segment. */
  private static List<WordPostings> in(LeafReaderContext part, List<Rated> words)
      throws IOException {
    List<WordPostings> here = new ArrayList<>();
    for (Rated word : words) {
      WordPostings papers = word.in(part);
      if (papers.papers() > 0) {
        here.add(papers);
      }
    }
    return here;
  }
}
