package dev.paperboy.search;

import dev.paperboy.paper.Paper;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.index.TermForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/**
 * Finds papers that share the distinctive words of one paper: those that are frequent in its title
 * and summaries and rare elsewhere, joined neighbours included. Of several papers that share the
 * same words, only the first is returned.
 */
final class SimilarPapers {
  private static final int WORDS = 40;
  private static final int FEWEST_SHARED = 3;
  private static final double COMMON = 0.1;
  private static final int NEVER_COMMON = 5;
  private static final int CANDIDATES = 5;

  private final IndexSearcher searcher;
  private final IndexReader reader;
  private final Ranking ranking;

  SimilarPapers(IndexSearcher searcher, Ranking ranking) {
    this.searcher = searcher;
    this.reader = searcher.getIndexReader();
    this.ranking = ranking;
  }

  /**
   * A distinctive word of the paper.
   *
   * @param boost its weight without its rarity
   * @param weight its weight including its rarity
   */
  record Telling(String term, double boost, double weight) {}

  List<Hit> to(Paper paper, int limit) throws IOException {
    List<Telling> words = tellingWords(paper);
    if (words.size() < FEWEST_SHARED || limit == 0) {
      return List.of();
    }
    BooleanQuery.Builder others = new BooleanQuery.Builder();
    for (Telling word : words) {
      others.add(
          new BoostQuery(new TermQuery(term(word.term())), (float) word.boost()), Occur.SHOULD);
    }
    others.setMinimumNumberShouldMatch(FEWEST_SHARED);
    others.add(new TermQuery(PaperDocument.idTerm(paper.id().toString())), Occur.MUST_NOT);
    ScoreDoc[] candidates =
        searcher.search(others.build(), new TopScoreDocCollectorManager(limit * CANDIDATES, limit))
            .scoreDocs;
    return new HitList(searcher).hits(new Diversity(reader, words).choose(candidates, limit));
  }

  private List<Telling> tellingWords(Paper paper) throws IOException {
    Map<String, Integer> frequencies = new HashMap<>();
    count(paper.title(), ranking.title(), frequencies);
    count(paper.tldr(), ranking.tldr(), frequencies);
    count(paper.abstractText(), ranking.abstractText(), frequencies);
    int papers = reader.numDocs();
    // A word that occurs in this paper only finds nothing.
    int rarest = reader.docFreq(PaperDocument.idTerm(paper.id().toString())) > 0 ? 2 : 1;
    double commonest = Math.max(NEVER_COMMON, COMMON * papers);
    List<Telling> words = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : frequencies.entrySet()) {
      int holders = reader.docFreq(term(entry.getKey()));
      if (holders >= rarest && holders <= commonest) {
        double boost = 1 + Math.log(entry.getValue());
        double rarity = Math.log(1 + (double) papers / holders);
        words.add(new Telling(entry.getKey(), boost, boost * rarity));
      }
    }
    words.sort(Comparator.comparingDouble(Telling::weight).reversed().thenComparing(Telling::term));
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
