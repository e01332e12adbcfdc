package dev.paperboy.search;

import dev.paperboy.paper.Paper;
import dev.paperboy.query.Field;
import dev.paperboy.query.TextAnalysis;
import dev.paperboy.query.Token;
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
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Papers whose texts have the telling words of one paper in common with it: those that are frequent
 * in its title and summaries and rare elsewhere.
 */
final class SimilarPapers {
  private static final List<Field> FIELDS = List.of(Field.TITLE, Field.TLDR, Field.ABSTRACT);
  private static final int WORDS = 30;
  private static final int FEWEST_SHARED = 3;
  private static final double SHARED = 0.15;
  private static final double COMMON = 0.1;
  private static final int NEVER_COMMON = 5;
  private static final float BESIDES_BEST_FIELD = 0.3f;

  private final IndexSearcher searcher;
  private final IndexReader reader;

  SimilarPapers(IndexSearcher searcher) {
    this.searcher = searcher;
    this.reader = searcher.getIndexReader();
  }

  /** A word of the paper with how often it stands there, and how telling that is. */
  private record Telling(String term, double frequency, double weight) {}

  List<Hit> to(Paper paper, int limit) throws IOException {
    List<Telling> words = tellingWords(paper);
    if (words.size() < FEWEST_SHARED) {
      return List.of();
    }
    BooleanQuery.Builder anyWords = new BooleanQuery.Builder();
    for (Telling word : words) {
      anyWords.add(
          new BoostQuery(anyField(word.term()), (float) (1 + Math.log(word.frequency()))),
          Occur.SHOULD);
    }
    int shared = Math.max(FEWEST_SHARED, (int) Math.round(SHARED * words.size()));
    Query others =
        anyWords
            .setMinimumNumberShouldMatch(shared)
            .add(new TermQuery(idOf(paper)), Occur.MUST_NOT)
            .build();
    return new HitList(searcher).sorted(others, RankedSearch.BEST_FIRST, 0, limit).hits();
  }

  private List<Telling> tellingWords(Paper paper) throws IOException {
    Map<String, Double> frequencies = new HashMap<>();
    count(paper.title(), WordScores.weight(Field.TITLE), frequencies);
    count(paper.tldr(), WordScores.weight(Field.TLDR), frequencies);
    count(paper.abstractText(), WordScores.weight(Field.ABSTRACT), frequencies);
    int papers = reader.numDocs();
    // A word that only this paper has leads nowhere.
    int rarest = reader.docFreq(idOf(paper)) > 0 ? 2 : 1;
    double commonest = Math.max(NEVER_COMMON, COMMON * papers);
    List<Telling> words = new ArrayList<>();
    for (Map.Entry<String, Double> entry : frequencies.entrySet()) {
      int holders = holders(entry.getKey());
      if (holders >= rarest && holders <= commonest) {
        double rarity = Math.log(1 + (double) papers / holders);
        double frequency = entry.getValue();
        words.add(new Telling(entry.getKey(), frequency, (1 + Math.log(frequency)) * rarity));
      }
    }
    words.sort(Comparator.comparingDouble(Telling::weight).reversed().thenComparing(Telling::term));
    return words.subList(0, Math.min(WORDS, words.size()));
  }

  private static void count(String text, double weight, Map<String, Double> frequencies) {
    for (Token token : TextAnalysis.words(text)) {
      if (!TextAnalysis.isFunctionWord(token.folded())) {
        frequencies.merge(TermForm.spanning(token.term(), 1), weight, Double::sum);
      }
    }
  }

  /** In how many papers a word stands, about: as many as in the field that has it most. */
  private int holders(String term) throws IOException {
    int most = 0;
    for (Field field : FIELDS) {
      most = Math.max(most, reader.docFreq(new Term(TermForm.STEM.in(field), term)));
    }
    return most;
  }

  private static Query anyField(String term) {
    List<Query> fields = new ArrayList<>();
    for (Field field : FIELDS) {
      fields.add(
          new BoostQuery(
              new TermQuery(new Term(TermForm.STEM.in(field), term)), WordScores.weight(field)));
    }
    return new DisjunctionMaxQuery(fields, BESIDES_BEST_FIELD);
  }

  private static Term idOf(Paper paper) {
    return PaperDocument.idTerm(paper.id().toString());
  }
}
