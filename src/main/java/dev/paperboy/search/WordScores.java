package dev.paperboy.search;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/**
 * How well a word fits a paper: BM25 in each field, a title counting more than a summary and that
 * more than an abstract; the best field decides and the others add a little.
 */
final class WordScores {
  private static final float BESIDES_BEST_FIELD = 0.3f;

  private WordScores() {}

  /** BM25 with the rarity of a word among all papers, also in a field that few of them have. */
  static Similarity similarity(Ranking ranking) {
    return new RarityAmongAll(ranking);
  }

  private static final class RarityAmongAll extends BM25Similarity {
    RarityAmongAll(Ranking ranking) {
      super(ranking.saturation(), ranking.length());
    }

    @Override
    public Explanation idfExplain(CollectionStatistics papers, TermStatistics word) {
      double without = (double) papers.maxDoc() - word.docFreq();
      double rarity = Math.log1p((without + 0.5) / (word.docFreq() + 0.5));
      return Explanation.match((float) rarity, "rarity of the word among all papers");
    }
  }

  /** How much a hit in this field counts. */
  static float weight(Field field) {
    return switch (field) {
      case TITLE -> 3;
      case TLDR -> 1.5f;
      case ABSTRACT -> 1;
      case AUTHOR -> 2;
    };
  }

  /** A hit in any of these fields, each asked its own way. */
  static Query inFields(Collection<Field> fields, FieldQuery asking) {
    List<Query> each = new ArrayList<>();
    fields.stream()
        .sorted()
        .forEach(field -> each.add(new BoostQuery(asking.in(field), weight(field))));
    return new DisjunctionMaxQuery(each, BESIDES_BEST_FIELD);
  }

  /** Any of these terms, of tokens of any span, in any of these fields; they count as one word. */
  static Query anyWord(Collection<Field> fields, Collection<String> terms) {
    if (Set.copyOf(fields).equals(Expression.TEXT)) {
      return oneWord(PaperDocument.TEXT, terms.stream().map(TermForm::limited).toList());
    }
    return anyOf(
        fields,
        TermForm.STEM,
        terms.stream().flatMap(term -> TermForm.spanningAny(term).stream()).toList());
  }

  /** Any of these terms in any of these fields; within a field they count as one word. */
  static Query anyOf(Collection<Field> fields, TermForm form, Collection<String> terms) {
    return inFields(fields, field -> oneWord(form.in(field), terms));
  }

  private static Query oneWord(String field, Collection<String> terms) {
    SynonymQuery.Builder word = new SynonymQuery.Builder(field);
    terms.stream().distinct().forEach(term -> word.addTerm(new Term(field, term)));
    return word.build();
  }

  /** What to ask of a field. */
  @FunctionalInterface
  interface FieldQuery {
    Query in(Field field);
  }
}
