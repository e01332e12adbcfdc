package dev.paperboy.query;

import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Exact;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Prefix;
import dev.paperboy.query.Expression.Word;
import java.util.ArrayList;
import java.util.List;

/** Finds where in one text a word, a phrase or a name stands. */
final class Occurrences {
  private Occurrences() {}

  /** A stretch of the original text. */
  record Span(int start, int end) {}

  /** All places, in order; none where the expression is not about words. */
  static List<Span> of(Expression expression, AnalyzedText text) {
    if (expression instanceof Word word) {
      return word.terms().stream()
          .flatMap(term -> text.withTerm(term).stream())
          .map(Occurrences::span)
          .toList();
    }
    if (expression instanceof Phrase phrase) {
      return PhraseOccurrences.of(phrase.steps(), phrase.words().size(), text);
    }
    if (expression instanceof Prefix prefix) {
      return text.tokens().stream()
          .filter(token -> !token.isOpen() && token.folded().startsWith(prefix.start()))
          .map(Occurrences::span)
          .toList();
    }
    if (expression instanceof Exact exact) {
      return exact(exact.forms(), text);
    }
    if (expression instanceof Near near) {
      return NearOccurrences.of(near.readings(), near.stretch(), text);
    }
    if (expression instanceof Author author && AuthorName.matches(author.parts(), text)) {
      return List.of(new Span(0, text.text().length()));
    }
    return List.of();
  }

  static Span span(Token token) {
    return new Span(token.start(), token.end());
  }

  private static List<Span> exact(List<String> forms, AnalyzedText text) {
    List<Span> spans = new ArrayList<>();
    for (int position = 0; position + forms.size() <= text.words(); position++) {
      int start = text.at(position).get(0).start();
      int end = endOf(forms, text, position);
      if (end >= 0) {
        spans.add(new Span(start, end));
      }
    }
    return spans;
  }

  /** Where the last of these forms ends, if they stand from this position on; else -1. */
  private static int endOf(List<String> forms, AnalyzedText text, int position) {
    int end = -1;
    for (int i = 0; i < forms.size(); i++) {
      end = endOf(forms.get(i), text.at(position + i));
      if (end < 0) {
        return -1;
      }
    }
    return end;
  }

  private static int endOf(String form, List<Token> tokens) {
    for (Token token : tokens) {
      if (token.length() == 1 && token.surface().equals(form)) {
        return token.end();
      }
    }
    return -1;
  }
}
