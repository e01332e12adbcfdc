package dev.paperboy.search.word;

import dev.paperboy.query.Field;
import dev.paperboy.search.Ranking;
import dev.paperboy.search.arrangement.Arrangements;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.index.TermForm;
import dev.paperboy.search.index.WordFields;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Scores words by BM25 over the concatenated texts of a paper, in which words of the title are
 * repeated (BM25F with a single length).
 */
public final class WordScores {
  private WordScores() {}

  /** Returns BM25 with document frequencies over all papers. */
  public static Similarity similarity(Ranking ranking) {
    return new RarityAmongAll(ranking);
  }

  private static final class RarityAmongAll extends BM25Similarity {
    RarityAmongAll(Ranking ranking) {
      super(ranking.saturation(), ranking.length(), false);
    }

    @Override
    public Explanation idfExplain(CollectionStatistics papers, TermStatistics word) {
      return Explanation.match(
          (float) rarity(papers.maxDoc(), word.docFreq()), "rarity of the word among all papers");
    }
  }

  /** Returns the weight of a word, which the score of no paper exceeds. */
  public static double rarity(long papers, long holders) {
    return Math.log1p((papers - holders + 0.5) / (holders + 0.5));
  }

  /**
   * Returns a query for any of these terms in any of these fields of a paper, scored as one word.
   */
  static Query anyWord(Collection<Field> fields, Collection<String> terms) {
    List<String> distinct = TermForm.limited(terms);
    SynonymQuery.Builder word = new SynonymQuery.Builder(PaperDocument.TEXT);
    distinct.forEach(term -> word.addTerm(new Term(PaperDocument.TEXT, term)));
    return WordFields.isPart(fields)
        ? new BooleanQuery.Builder()
            .add(word.build(), Occur.MUST)
            .add(Arrangements.anywhere(fields, distinct), Occur.FILTER)
            .build()
        : word.build();
  }
}
