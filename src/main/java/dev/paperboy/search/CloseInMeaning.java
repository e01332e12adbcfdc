package dev.paperboy.search;

import dev.paperboy.query.Expression;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.meaning.NearestPapers;
import dev.paperboy.search.meaning.NearestPapers.Near;
import dev.paperboy.search.word.WordLeaves;
import dev.paperboy.search.word.WordScores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Finds the papers that mean what plain words say without saying all of them: the nearest ones, and
 * those with some of the words, ranked half by the words and half by meaning.
 */
final class CloseInMeaning {
  /** The maximum number of papers. */
  static final int MOST = 200;

  /** The number of papers that are compared exactly, because they differ in the fewest signs. */
  private static final int COMPARED = 400;

  /** Of the way from the usual cosine to 1, how far a paper must be to be about the same. */
  private static final double CLOSE = 0.25;

  /** The same for words that no paper contains: many are typing errors, and mean nothing. */
  private static final double CLOSE_TO_UNKNOWN_WORDS = 0.35;

  /** The lowest floors; few papers do not tell what is usual. */
  private static final double LOWEST = 0.3;

  private static final double LOWEST_TO_UNKNOWN_WORDS = 0.45;

  private final IndexSearcher searcher;
  private final IndexMeaning meaning;
  private final QueryTranslation translation;

  CloseInMeaning(IndexSearcher searcher, IndexMeaning meaning, QueryTranslation translation) {
    this.searcher = searcher;
    this.meaning = meaning;
    this.translation = translation;
  }

  /** A paper by its document number. */
  record Found(int paper, double score, HitKind kind) {}

  /**
   * Returns the papers, best first.
   *
   * @param saying the papers with all words, which are left out
   * @param someWords whether papers that are not close are included if they have some of the words
   */
  List<Found> find(PlainWords plain, PaperSet saying, boolean someWords) throws IOException {
    Optional<Query> filter =
        plain.conditions().isEmpty()
            ? Optional.empty()
            : Optional.of(translation.all(plain.conditions()));
    NearestPapers nearest =
        new NearestPapers(searcher, meaning.field(), meaning.embed(plain.text()));
    List<Expression> distinctive = plain.distinctive();
    double floor = floor(nearest.usual(), distinctive);
    List<Near> near =
        nearest.find(filter, saying, COMPARED).stream()
            .filter(one -> one.cosine() >= floor)
            .sorted(Comparator.comparingDouble(Near::cosine).reversed())
            .limit(MOST)
            .toList();
    WordsOfPapers words = new WordsOfPapers(searcher, anyOf(distinctive));
    int[] withWords =
        // With a single word, whoever has some of the words has all of them.
        distinctive.size() < 2 ? new int[0] : words.best(filter, saying, MOST);
    Set<Integer> known = new HashSet<>();
    near.forEach(one -> known.add(one.paper()));
    int[] others = Arrays.stream(withWords).filter(paper -> !known.contains(paper)).toArray();
    List<Near> all =
        Stream.concat(near.stream(), nearest.compared(others).stream())
            .sorted(Comparator.comparingInt(Near::paper))
            .toList();
    double highest = highest(distinctive);
    float[] scores =
        distinctive.size() < 2
            ? new float[all.size()]
            : words.of(all.stream().mapToInt(Near::paper).toArray());
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      boolean close = all.get(i).cosine() >= floor;
      if (close || someWords) {
        found.add(
            new Found(
                all.get(i).paper(),
                (scores[i] / highest + all.get(i).cosine()) / 2,
                close ? HitKind.CLOSE : HitKind.SOME_WORDS));
      }
    }
    found.sort(Comparator.comparingDouble(Found::score).reversed());
    return found.subList(0, Math.min(MOST, found.size()));
  }

  private double floor(double usual, List<Expression> words) throws IOException {
    boolean known = false;
    for (Expression part : words) {
      for (List<String> word : WordLeaves.terms(part)) {
        known |= holders(word) > 0;
      }
    }
    double away = known ? CLOSE : CLOSE_TO_UNKNOWN_WORDS;
    double lowest = known ? LOWEST : LOWEST_TO_UNKNOWN_WORDS;
    return Math.max(lowest, usual + away * (1 - usual));
  }

  private static Query anyOf(List<Expression> words) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    words.forEach(word -> any.add(WordLeaves.of(word), Occur.SHOULD));
    return any.build();
  }

  /** Returns the limit of the score of a paper in which each word occurs very often. */
  private double highest(List<Expression> words) throws IOException {
    int papers = searcher.getIndexReader().maxDoc();
    double sum = 0;
    for (Expression part : words) {
      for (List<String> word : WordLeaves.terms(part)) {
        sum += WordScores.rarity(papers, holders(word));
      }
    }
    return sum;
  }

  /** Returns the number of papers with a word, as its score counts them. */
  private int holders(List<String> word) throws IOException {
    int holders = 0;
    for (String term : word) {
      holders =
          Math.max(holders, searcher.getIndexReader().docFreq(new Term(PaperDocument.TEXT, term)));
    }
    return holders;
  }
}
