package dev.paperboy.search;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Exact;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Prefix;
import dev.paperboy.query.Expression.Step;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.Field;
import dev.paperboy.query.TextAnalysis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;

/** The parts of a query that are about words, each with its score. */
final class WordLeaves {
  private WordLeaves() {}

  static Query of(Expression leaf) {
    if (leaf instanceof Word word) {
      return WordScores.anyWord(word.fields(), word.terms());
    }
    if (leaf instanceof Phrase phrase) {
      return phrase(phrase);
    }
    if (leaf instanceof Prefix prefix) {
      return WordScores.inFields(
          prefix.fields(),
          field -> new PrefixQuery(new Term(TermForm.FOLDED.in(field), prefix.start())));
    }
    if (leaf instanceof Exact exact) {
      return exact(exact);
    }
    if (leaf instanceof Near near) {
      return near(near);
    }
    if (leaf instanceof Author author) {
      return WordScores.inFields(
          List.of(Field.AUTHOR),
          field -> Arrangements.name(TermForm.NAME.in(field), author.parts()));
    }
    throw new IllegalArgumentException("not about words: " + leaf);
  }

  /**
   * What papers that have two words next to each other score besides; empty where the two would
   * never be read as one.
   */
  static Optional<Query> sideBySide(Word left, Word right) {
    Set<Field> both = new HashSet<>(left.fields());
    both.retainAll(right.fields());
    List<String> joined = new ArrayList<>(left.terms());
    joined.retainAll(right.terms());
    return both.isEmpty() || joined.isEmpty()
        ? Optional.empty()
        : Optional.of(WordScores.anyWord(both, joined));
  }

  private static Query phrase(Phrase phrase) {
    List<Step> steps = phrase.steps();
    List<String> words =
        steps.stream().filter(step -> step.count() == 1).map(Step::term).distinct().toList();
    if (phrase.words().size() == 1) {
      return WordScores.anyWord(phrase.fields(), words);
    }
    return scored(
        WordScores.inFields(
            phrase.fields(),
            field -> Arrangements.steps(TermForm.STEM.in(field), phrase.words().size(), steps)),
        phrase.fields(),
        words);
  }

  private static Query exact(Exact exact) {
    List<String> forms = exact.forms().stream().map(TermForm::limited).toList();
    if (forms.size() == 1) {
      return WordScores.anyOf(exact.fields(), TermForm.SURFACE, forms);
    }
    return WordScores.inFields(
        exact.fields(),
        field -> new PhraseQuery(TermForm.SURFACE.in(field), forms.toArray(String[]::new)));
  }

  private static Query near(Near near) {
    return scored(
        WordScores.inFields(
            near.fields(),
            field ->
                Arrangements.near(TermForm.STEM.in(field), near.readings(), near.distance() + 1)),
        near.fields(),
        near.words().stream().map(TextAnalysis::term).distinct().toList());
  }

  /** What is matched by an arrangement of words and scored by the words. */
  private static Query scored(Query matching, Collection<Field> fields, List<String> words) {
    BooleanQuery.Builder scored = new BooleanQuery.Builder().add(matching, Occur.MUST);
    words.forEach(word -> scored.add(WordScores.anyWord(fields, List.of(word)), Occur.SHOULD));
    return scored.build();
  }
}
