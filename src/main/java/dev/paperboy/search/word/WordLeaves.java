package dev.paperboy.search.word;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Exact;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Prefix;
import dev.paperboy.query.Expression.Step;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.Field;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.arrangement.Arrangements;
import dev.paperboy.search.arrangement.WordPrefixQuery;
import dev.paperboy.search.index.TermForm;
import dev.paperboy.search.index.WordFields;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;

/** Translates the leaves of a query that are about words, with their scores. */
public final class WordLeaves {
  private WordLeaves() {}

  public static Query of(Expression leaf) {
    if (leaf instanceof Word word) {
      return WordScores.anyWord(word.fields(), word.terms());
    }
    if (leaf instanceof Phrase phrase) {
      return phrase(phrase);
    }
    if (leaf instanceof Prefix prefix) {
      return new ConstantScoreQuery(prefix(prefix));
    }
    if (leaf instanceof Exact exact) {
      return scored(Arrangements.exact(exact), exact.fields(), termsOf(exact.forms()));
    }
    if (leaf instanceof Near near) {
      return scored(
          Arrangements.near(near),
          near.fields(),
          near.words().stream().map(TextAnalysis::term).distinct().toList());
    }
    if (leaf instanceof Author author) {
      return new ConstantScoreQuery(Arrangements.name(author));
    }
    throw new IllegalArgumentException("not about words: " + leaf);
  }

  /**
   * Returns a query for the extra score of two adjacent words; empty if the two are never joined.
   */
  public static Optional<Query> sideBySide(Word left, Word right) {
    Set<Field> both = new HashSet<>(left.fields());
    both.retainAll(right.fields());
    List<String> joined = joined(left, right);
    return both.isEmpty() || joined.isEmpty()
        ? Optional.empty()
        : Optional.of(WordScores.anyWord(both, joined));
  }

  /** Returns the terms of two words when they are joined. */
  static List<String> joined(Word left, Word right) {
    return left.terms().stream().filter(right.terms()::contains).toList();
  }

  /** Returns the alternative terms of each word of a word or phrase, as they are indexed. */
  public static List<List<String>> terms(Expression wordOrPhrase) {
    return wordOrPhrase instanceof Word word
        ? List.of(TermForm.limited(word.terms()))
        : single((Phrase) wordOrPhrase).stream()
            .map(term -> List.of(TermForm.limited(term)))
            .toList();
  }

  private static List<String> single(Phrase phrase) {
    return phrase.steps().stream()
        .filter(step -> step.count() == 1)
        .map(Step::term)
        .distinct()
        .toList();
  }

  private static Query phrase(Phrase phrase) {
    List<String> words = single(phrase);
    return phrase.words().size() == 1
        ? WordScores.anyWord(phrase.fields(), words)
        : scored(Arrangements.phrase(phrase), phrase.fields(), words);
  }

  private static List<String> termsOf(List<String> forms) {
    return forms.stream()
        .flatMap(form -> TextAnalysis.words(form).stream())
        .map(Token::term)
        .distinct()
        .toList();
  }

  private static Query prefix(Prefix prefix) {
    List<String> beginnings = List.of(prefix.start(), TermForm.joined(prefix.start()));
    if (WordFields.isPart(prefix.fields())) {
      return new WordPrefixQuery(beginnings, prefix.fields());
    }
    String field = WordFields.folded(prefix.fields());
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    beginnings.forEach(start -> any.add(new PrefixQuery(new Term(field, start)), Occur.SHOULD));
    return any.build();
  }

  /** Returns a query that is matched by an arrangement of words and scored by the words. */
  private static Query scored(Query matching, Collection<Field> fields, List<String> words) {
    BooleanQuery.Builder scored = new BooleanQuery.Builder().add(matching, Occur.MUST);
    if (!fields.contains(Field.AUTHOR)) {
      words.forEach(
          word -> scored.add(WordScores.anyWord(Expression.TEXT, List.of(word)), Occur.SHOULD));
    }
    return scored.build();
  }
}
