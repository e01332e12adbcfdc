package dev.paperboy.search;

import dev.paperboy.meaning.EmbeddedText;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.index.TermForm;
import dev.paperboy.search.meaning.NearestPapers;
import dev.paperboy.search.meaning.NearestPapers.Near;
import dev.paperboy.search.meaning.StoredVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * Finds papers that mean the same as one paper or share its distinctive words: those that are
 * frequent in its title and summaries and rare elsewhere, joined neighbours included. Ranked half
 * by the words and half by meaning. Of several papers that share the same words, only the first is
 * returned.
 */
final class SimilarPapers {
  private static final int WORDS = 40;

  /** Candidates are proposed by this many of the most distinctive words; all words rank them. */
  private static final int PROPOSING = 12;

  private static final int FEWEST_SHARED = 3;
  private static final double COMMON = 0.1;
  private static final int NEVER_COMMON = 5;
  private static final int CANDIDATES = 5;

  /** The number of papers that are compared exactly. */
  private static final int COMPARED = 400;

  /** From this cosine on, papers are similar without sharing words. */
  private static final double CLOSE = 0.5;

  private final IndexSearcher searcher;
  private final IndexReader reader;
  private final Ranking ranking;
  private final Optional<IndexMeaning> meaning;

  SimilarPapers(IndexSearcher searcher, Ranking ranking, Optional<IndexMeaning> meaning) {
    this.searcher = searcher;
    this.reader = searcher.getIndexReader();
    this.ranking = ranking;
    this.meaning = meaning;
  }

  /**
   * A distinctive word of the paper.
   *
   * @param boost its weight without its rarity
   * @param weight its weight including its rarity
   */
  record DistinctiveTerm(String term, double boost, double weight) {}

  List<Hit> to(Paper paper, int limit) throws IOException {
    if (limit == 0) {
      return List.of();
    }
    PaperSet itself = new PaperSet(searcher);
    itself.addAll(new TermQuery(PaperDocument.idTerm(paper.id().toString())), searcher);
    List<DistinctiveTerm> words = distinctiveWords(paper);
    Optional<NearestPapers> nearest = nearest(paper);
    int count = limit * CANDIDATES;
    WordsOfPapers shared = new WordsOfPapers(searcher, anyOf(words, 1));
    Map<Integer, Double> cosines = new TreeMap<>();
    if (words.size() >= FEWEST_SHARED) {
      Query proposing = anyOf(words.subList(0, Math.min(PROPOSING, words.size())), FEWEST_SHARED);
      for (int candidate :
          new WordsOfPapers(searcher, proposing).best(Optional.empty(), itself, count)) {
        cosines.put(candidate, 0.0);
      }
    }
    if (nearest.isPresent()) {
      int[] sharing = cosines.keySet().stream().mapToInt(paperNumber -> paperNumber).toArray();
      nearest.get().compared(sharing).forEach(one -> cosines.put(one.paper(), one.cosine()));
      nearest.get().find(Optional.empty(), itself, COMPARED).stream()
          .filter(one -> one.cosine() >= CLOSE)
          .sorted(Comparator.comparingDouble(Near::cosine).reversed())
          .limit(count)
          .forEach(one -> cosines.put(one.paper(), one.cosine()));
    }
    ScoreDoc[] candidates = ranked(cosines, shared);
    return new HitList(searcher).hits(new Diversity(reader, words).choose(candidates, limit));
  }

  private Optional<NearestPapers> nearest(Paper paper) throws IOException {
    if (meaning.isEmpty()) {
      return Optional.empty();
    }
    String field = meaning.get().field();
    Optional<Embedding> stored = new StoredVectors(searcher, field).of(paper.id().toString());
    return Optional.of(
        new NearestPapers(
            searcher, field, stored.orElseGet(() -> meaning.get().embed(EmbeddedText.of(paper)))));
  }

  private static Query anyOf(List<DistinctiveTerm> words, int fewest) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (DistinctiveTerm word : words) {
      any.add(new BoostQuery(new TermQuery(term(word.term())), (float) word.boost()), Occur.SHOULD);
    }
    return any.setMinimumNumberShouldMatch(fewest).build();
  }

  /** Returns the candidates, best first, each half by its words and half by its cosine. */
  private static ScoreDoc[] ranked(Map<Integer, Double> cosines, WordsOfPapers words)
      throws IOException {
    int[] papers = cosines.keySet().stream().mapToInt(paper -> paper).toArray();
    float[] scores = words.of(papers);
    float highest = 0;
    for (float score : scores) {
      highest = Math.max(highest, score);
    }
    ScoreDoc[] ranked = new ScoreDoc[papers.length];
    for (int i = 0; i < papers.length; i++) {
      double shared = highest == 0 ? 0 : scores[i] / highest;
      double close = cosines.getOrDefault(papers[i], 0.0);
      ranked[i] = new ScoreDoc(papers[i], (float) ((shared + close) / 2));
    }
    Arrays.sort(ranked, Comparator.comparingDouble((ScoreDoc one) -> one.score).reversed());
    return ranked;
  }

  private List<DistinctiveTerm> distinctiveWords(Paper paper) throws IOException {
    Map<String, Integer> frequencies = new HashMap<>();
    count(paper.title(), ranking.title(), frequencies);
    count(paper.tldr(), ranking.tldr(), frequencies);
    count(paper.abstractText(), ranking.abstractText(), frequencies);
    int papers = reader.numDocs();
    // A word that occurs in this paper only finds nothing.
    int rarest = reader.docFreq(PaperDocument.idTerm(paper.id().toString())) > 0 ? 2 : 1;
    double commonest = Math.max(NEVER_COMMON, COMMON * papers);
    List<DistinctiveTerm> words = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : frequencies.entrySet()) {
      int holders = reader.docFreq(term(entry.getKey()));
      if (holders >= rarest && holders <= commonest) {
        double boost = 1 + Math.log(entry.getValue());
        double rarity = Math.log(1 + (double) papers / holders);
        words.add(new DistinctiveTerm(entry.getKey(), boost, boost * rarity));
      }
    }
    words.sort(
        Comparator.comparingDouble(DistinctiveTerm::weight)
            .reversed()
            .thenComparing(DistinctiveTerm::term));
    return words.subList(0, Math.min(WORDS, words.size()));
  }

  private static void count(String text, int times, Map<String, Integer> frequencies) {
    for (Token token : TextAnalysis.analyze(text)) {
      if (!TextAnalysis.isFunctionWord(token.folded())) {
        frequencies.merge(TermForm.limited(token.term()), times, Integer::sum);
      }
    }
  }

  private static Term term(String word) {
    return new Term(PaperDocument.TEXT, word);
  }
}
