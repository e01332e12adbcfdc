package dev.paperboy.search.arrangement;

import dev.paperboy.query.Expression.Step;
import dev.paperboy.query.Field;
import dev.paperboy.search.arrangement.NameArrangement.Claim;
import dev.paperboy.search.arrangement.NameArrangement.Reading;
import dev.paperboy.search.arrangement.PhraseArrangement.Stride;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.index.TermForm;
import dev.paperboy.search.index.WordFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Builds the queries in which the places of words decide. */
public final class Arrangements {
  private Arrangements() {}

  /** Any of these terms in these texts of a paper. */
  public static Query anywhere(Collection<Field> fields, List<String> terms) {
    return new ArrangementQuery(
        PaperDocument.TEXT,
        fields,
        anyOf(PaperDocument.TEXT, terms),
        terms,
        new AnywhereArrangement());
  }

  /** Words side by side, read in any of the steps. */
  public static Query steps(Collection<Field> fields, int words, List<Step> steps) {
    BooleanQuery.Builder candidates = new BooleanQuery.Builder();
    for (int i = 0; i < words; i++) {
      int word = i;
      candidates.add(
          anyOf(
              PaperDocument.TEXT,
              steps.stream()
                  .filter(step -> step.from() <= word && word < step.from() + step.count())
                  .map(Arrangements::term)
                  .toList()),
          Occur.FILTER);
    }
    return new ArrangementQuery(
        PaperDocument.TEXT,
        fields,
        candidates.build(),
        steps.stream().map(Arrangements::term).toList(),
        new PhraseArrangement(
            words, steps.stream().map(step -> new Stride(step.from(), step.count())).toList()));
  }

  private static String term(Step step) {
    return TermForm.limited(step.term());
  }

  /** Words side by side, each exactly in one form. */
  public static Query exact(Collection<Field> fields, List<String> forms) {
    String field = WordFields.folded(fields);
    List<String> terms = new ArrayList<>();
    BooleanQuery.Builder candidates = new BooleanQuery.Builder();
    for (String form : forms) {
      List<String> either = List.of(TermForm.limited(form), TermForm.asItIs(form));
      terms.addAll(either);
      candidates.add(anyOf(field, either), Occur.FILTER);
    }
    return new ArrangementQuery(
        field, fields, candidates.build(), terms, new ExactArrangement(forms.size()));
  }

  /** The terms of one of the readings within a stretch of words. */
  public static Query near(Collection<Field> fields, List<List<String>> readings, int stretch) {
    Set<String> distinct = new LinkedHashSet<>();
    readings.forEach(distinct::addAll);
    List<String> stems = List.copyOf(distinct);
    BooleanQuery.Builder candidates = new BooleanQuery.Builder();
    for (List<String> reading : readings) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      reading.forEach(
          stem ->
              all.add(anyOf(PaperDocument.TEXT, List.of(TermForm.limited(stem))), Occur.FILTER));
      candidates.add(all.build(), Occur.SHOULD);
    }
    return new ArrangementQuery(
        PaperDocument.TEXT,
        fields,
        candidates.build(),
        stems.stream().map(TermForm::limited).toList(),
        new NearArrangement(
            readings.stream()
                .map(reading -> reading.stream().map(stems::indexOf).toList())
                .toList(),
            stretch));
  }

  /** One author whose name has all these parts. */
  public static Query name(List<String> parts) {
    List<String> terms = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    BooleanQuery.Builder candidates = new BooleanQuery.Builder();
    for (int i = 0; i < parts.size(); i++) {
      candidates.add(anyOf(PaperDocument.NAMES, partTerms(parts, i)), Occur.FILTER);
      if (isInitial(parts.get(i))) {
        terms.add(TermForm.initial(parts.get(i)));
        claims.add(new Claim(i, Reading.INITIAL));
        continue;
      }
      terms.add(TermForm.limited(parts.get(i)));
      claims.add(new Claim(i, Reading.FULL));
      if (i + 1 < parts.size()) {
        terms.add(pair(parts, i));
        claims.add(new Claim(i, Reading.PAIR));
      }
    }
    return parts.size() == 1
        ? candidates.build()
        : new ArrangementQuery(
            PaperDocument.NAMES,
            Set.of(Field.AUTHOR),
            candidates.build(),
            terms,
            new NameArrangement(claims, parts.size()));
  }

  private static List<String> partTerms(List<String> parts, int part) {
    if (isInitial(parts.get(part))) {
      return List.of(TermForm.initial(parts.get(part)));
    }
    List<String> terms = new ArrayList<>();
    terms.add(TermForm.limited(parts.get(part)));
    if (part + 1 < parts.size()) {
      terms.add(pair(parts, part));
    }
    if (part > 0 && !isInitial(parts.get(part - 1))) {
      terms.add(pair(parts, part - 1));
    }
    return terms;
  }

  private static Query anyOf(String field, List<String> terms) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    terms.stream()
        .distinct()
        .forEach(term -> any.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
    return any.build();
  }

  private static String pair(List<String> parts, int first) {
    return TermForm.limited(parts.get(first) + parts.get(first + 1));
  }

  private static boolean isInitial(String part) {
    return part.length() == 1 && part.charAt(0) >= 'a' && part.charAt(0) <= 'z';
  }
}
