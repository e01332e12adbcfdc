package dev.paperboy.search.arrangement;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Exact;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Step;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.Field;
import dev.paperboy.query.analysis.AuthorName;
import dev.paperboy.search.arrangement.ArrangementQuery.Sought;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.index.TermForm;
import dev.paperboy.search.index.WordFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Builds the queries that depend on the positions of words. */
public final class Arrangements {
  private Arrangements() {}

  /** Returns a query for any of these terms in any of these fields of a paper. */
  public static Query anywhere(Collection<Field> fields, List<String> terms) {
    Word word = new Word(Set.copyOf(fields), terms.get(0), terms);
    return each(word, PaperDocument.TEXT, List.of(stems(terms)));
  }

  /** Returns a query for adjacent words, read by any of the phrase's steps. */
  public static Query phrase(Phrase phrase) {
    return each(
        phrase,
        PaperDocument.TEXT,
        IntStream.range(0, phrase.words().size())
            .mapToObj(
                word ->
                    stems(
                        phrase.steps().stream()
                            .filter(step -> isOver(step, word))
                            .map(Step::term)
                            .toList()))
            .toList());
  }

  /** Returns a query for adjacent words, each in exactly one form. */
  public static Query exact(Exact exact) {
    return each(
        exact,
        WordFields.folded(exact.fields()),
        exact.forms().stream()
            .map(
                form ->
                    List.of(
                        new Sought(TermForm.limited(form), form, false, true),
                        new Sought(TermForm.asItIs(form), form, false, false)))
            .toList());
  }

  /** Returns a query for the terms of any reading within a window of words. */
  public static Query near(Near near) {
    BooleanQuery.Builder candidates = new BooleanQuery.Builder();
    near.readings()
        .forEach(
            reading ->
                candidates.add(
                    allOf(
                        PaperDocument.TEXT,
                        reading.stream().map(term -> stems(List.of(term))).toList()),
                    Occur.SHOULD));
    List<String> terms = near.readings().stream().flatMap(List::stream).distinct().toList();
    return new ArrangementQuery(near, PaperDocument.TEXT, candidates.build(), stems(terms));
  }

  /** Returns a query for one author whose name has all these parts. */
  public static Query name(Author author) {
    List<String> parts = author.parts();
    List<List<Sought>> sought =
        IntStream.range(0, parts.size()).mapToObj(part -> spellings(parts, part)).toList();
    return parts.size() == 1
        ? allOf(PaperDocument.NAMES, sought)
        : each(author, PaperDocument.NAMES, sought);
  }

  private static boolean isOver(Step step, int word) {
    return step.from() <= word && word < step.from() + step.count();
  }

  /** A part of a name may occur joined with an adjacent one. */
  private static List<Sought> spellings(List<String> parts, int part) {
    String asked = parts.get(part);
    if (AuthorName.isInitial(asked)) {
      return List.of(new Sought(TermForm.initial(asked), asked, true, false));
    }
    List<String> spellings = new ArrayList<>(List.of(asked));
    if (part + 1 < parts.size()) {
      spellings.add(asked + parts.get(part + 1));
    }
    if (part > 0 && !AuthorName.isInitial(parts.get(part - 1))) {
      spellings.add(parts.get(part - 1) + asked);
    }
    return stems(spellings);
  }

  private static List<Sought> stems(List<String> terms) {
    return terms.stream()
        .map(term -> new Sought(TermForm.limited(term), term, true, false))
        .distinct()
        .toList();
  }

  /** Returns a query for a leaf that can match only papers with at least one term of each list. */
  private static Query each(Expression leaf, String field, List<List<Sought>> lists) {
    return new ArrangementQuery(
        leaf, field, allOf(field, lists), lists.stream().flatMap(List::stream).distinct().toList());
  }

  private static Query allOf(String field, List<List<Sought>> lists) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (List<Sought> list : lists) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      list.forEach(each -> any.add(new TermQuery(new Term(field, each.term())), Occur.SHOULD));
      all.add(any.build(), Occur.FILTER);
    }
    return all.build();
  }
}
