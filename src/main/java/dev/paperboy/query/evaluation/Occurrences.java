package dev.paperboy.query.evaluation;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Exact;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Prefix;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.AuthorName;
import dev.paperboy.query.analysis.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the occurrences of a word, a phrase or a name in one text. */
final class Occurrences {
  /** Further occurrences of one word in one text add no information. */
  private static final int MOST = 20;

  private Occurrences() {}

  /** A range of the original text. */
  record Span(int start, int end) {}

  /** Returns whether the expression occurs in the text; false if it is not about words. */
  static boolean any(Expression expression, AnalyzedText text) {
    if (expression instanceof Word word) {
      return word.terms().stream().anyMatch(term -> !text.withTerm(term).isEmpty());
    }
    if (expression instanceof Phrase phrase) {
      return PhraseOccurrences.any(phrase, text);
    }
    return expression instanceof Near near
        ? NearOccurrences.any(near, text)
        : all(expression, text).findAny().isPresent();
  }

  /** Returns the occurrences, at most {@value #MOST}; none if the expression is not about words. */
  static List<Span> of(Expression expression, AnalyzedText text) {
    return all(expression, text).limit(MOST).toList();
  }

  /** Returns the occurrences lazily. */
  private static Stream<Span> all(Expression expression, AnalyzedText text) {
    if (expression instanceof Word word) {
      return word.terms().stream()
          .flatMap(term -> text.withTerm(term).stream())
          .map(Occurrences::span);
    }
    if (expression instanceof Phrase phrase) {
      return PhraseOccurrences.of(phrase, text);
    }
    if (expression instanceof Prefix prefix) {
      return text.withBeginning(prefix.start()).stream().map(Occurrences::span);
    }
    if (expression instanceof Exact exact) {
      return exact(exact.forms(), text);
    }
    if (expression instanceof Near near) {
      return NearOccurrences.of(near, text);
    }
    if (expression instanceof Author author && AuthorName.matches(author.parts(), text)) {
      return Stream.of(new Span(0, text.text().length()));
    }
    return Stream.empty();
  }

  static Span span(Token token) {
    return new Span(token.start(), token.end());
  }

  private static Stream<Span> exact(List<String> forms, AnalyzedText text) {
    return text.withSurface(forms.get(0)).stream()
        .flatMap(first -> exactFrom(first, forms, text).stream());
  }

  /** Returns the span that begins with this token, if the other forms follow it. */
  private static Optional<Span> exactFrom(Token first, List<String> forms, AnalyzedText text) {
    if (first.position() + forms.size() > text.words()) {
      return Optional.empty();
    }
    Token last = first;
    for (int i = 1; i < forms.size(); i++) {
      Optional<Token> next = withForm(forms.get(i), text.at(first.position() + i));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      last = next.get();
    }
    return Optional.of(new Span(first.start(), last.end()));
  }

  private static Optional<Token> withForm(String form, List<Token> tokens) {
    return tokens.stream()
        .filter(token -> token.length() == 1 && token.surface().equals(form))
        .findFirst();
  }
}
