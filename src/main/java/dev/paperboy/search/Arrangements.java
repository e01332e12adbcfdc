package dev.paperboy.search;

import dev.paperboy.query.Expression.Step;
import dev.paperboy.search.NameArrangement.Claim;
import dev.paperboy.search.NameArrangement.Reading;
import dev.paperboy.search.StepsArrangement.Stride;
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

/** Builds the queries in which the positions of words decide. */
final class Arrangements {
  private Arrangements() {}

  /** Words side by side, read in any of the steps. */
  static Query steps(String field, int words, List<Step> steps) {
    List<String> terms = new ArrayList<>();
    List<Stride> strides = new ArrayList<>();
    for (Step step : steps) {
      for (int length = 1; length <= TermForm.LONGEST_SPAN; length++) {
        terms.add(TermForm.spanning(step.term(), length));
        strides.add(new Stride(step.from(), step.count(), length));
      }
    }
    BooleanQuery.Builder candidates = new BooleanQuery.Builder();
    for (int i = 0; i < words; i++) {
      int word = i;
      candidates.add(
          anyOf(
              field,
              steps.stream()
                  .filter(step -> step.from() <= word && word < step.from() + step.count())
                  .flatMap(step -> TermForm.spanningAny(step.term()).stream())
                  .toList()),
          Occur.FILTER);
    }
    return new ArrangementQuery(
        field, candidates.build(), terms, new StepsArrangement(words, strides));
  }

  /** The terms of one of the readings within a stretch of words. */
  static Query near(String field, List<List<String>> readings, int stretch) {
    Set<String> distinct = new LinkedHashSet<>();
    readings.forEach(distinct::addAll);
    List<String> stems = List.copyOf(distinct);
    BooleanQuery.Builder candidates = new BooleanQuery.Builder();
    for (List<String> reading : readings) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      reading.forEach(stem -> all.add(anyOf(field, TermForm.spanningAny(stem)), Occur.FILTER));
      candidates.add(all.build(), Occur.SHOULD);
    }
    return new ArrangementQuery(
        field,
        candidates.build(),
        stems.stream().flatMap(stem -> TermForm.spanningAny(stem).stream()).toList(),
        new NearArrangement(
            readings.stream()
                .map(reading -> reading.stream().map(stems::indexOf).toList())
                .toList(),
            stretch));
  }

  /** One author whose name has all these parts. */
  static Query name(String field, List<String> parts) {
    List<String> terms = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    BooleanQuery.Builder candidates = new BooleanQuery.Builder();
    for (int i = 0; i < parts.size(); i++) {
      candidates.add(anyOf(field, partTerms(parts, i)), Occur.FILTER);
      if (isInitial(parts.get(i))) {
        terms.add(TermForm.initial(parts.get(i)));
        claims.add(new Claim(i, Reading.INITIAL, 1));
        continue;
      }
      addClaims(new Claim(i, Reading.FULL, 1), parts.get(i), terms, claims);
      if (i + 1 < parts.size()) {
        addClaims(new Claim(i, Reading.PAIR, 1), pair(parts, i), terms, claims);
      }
    }
    return parts.size() == 1
        ? candidates.build()
        : new ArrangementQuery(
            field, candidates.build(), terms, new NameArrangement(claims, parts.size()));
  }

  private static void addClaims(Claim claim, String word, List<String> terms, List<Claim> claims) {
    for (int span = 1; span <= TermForm.LONGEST_SPAN; span++) {
      terms.add(TermForm.spanning(word, span));
      claims.add(new Claim(claim.part(), claim.reading(), span));
    }
  }

  private static List<String> partTerms(List<String> parts, int part) {
    if (isInitial(parts.get(part))) {
      return List.of(TermForm.initial(parts.get(part)));
    }
    List<String> terms = new ArrayList<>(TermForm.spanningAny(parts.get(part)));
    if (part + 1 < parts.size()) {
      terms.addAll(TermForm.spanningAny(pair(parts, part)));
    }
    if (part > 0 && !isInitial(parts.get(part - 1))) {
      terms.addAll(TermForm.spanningAny(pair(parts, part - 1)));
    }
    return terms;
  }

  private static String pair(List<String> parts, int first) {
    return parts.get(first) + parts.get(first + 1);
  }

  private static boolean isInitial(String part) {
    return part.length() == 1 && part.charAt(0) >= 'a' && part.charAt(0) <= 'z';
  }

  private static Query anyOf(String field, Collection<String> terms) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    terms.stream()
        .distinct()
        .forEach(term -> any.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
    return any.build();
  }
}
