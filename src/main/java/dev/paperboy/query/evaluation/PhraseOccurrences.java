package dev.paperboy.query.evaluation;

import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Step;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.query.evaluation.Occurrences.Span;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds adjacent words, joined or apart. */
final class PhraseOccurrences {
  private final Phrase phrase;
  private final AnalyzedText text;

  /**
   * A state of the search: the number of words covered, and the position up to which the text is
   * consumed.
   */
  private record Reached(int words, int position) {}

  private PhraseOccurrences(Phrase phrase, AnalyzedText text) {
    this.phrase = phrase;
    this.text = text;
  }

  static boolean any(Phrase phrase, AnalyzedText text) {
    PhraseOccurrences occurrences = new PhraseOccurrences(phrase, text);
    for (Step step : phrase.steps()) {
      if (step.from() == 0) {
        for (Token token : text.withTerm(step.term())) {
          if (occurrences.lastToken(step, token, new HashSet<>()).isPresent()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  static Stream<Span> of(Phrase phrase, AnalyzedText text) {
    PhraseOccurrences occurrences = new PhraseOccurrences(phrase, text);
    return phrase.steps().stream()
        .filter(step -> step.from() == 0)
        .flatMap(
            step ->
                text.withTerm(step.term()).stream()
                    .flatMap(
                        token ->
                            occurrences
                                .lastToken(step, token, new HashSet<>())
                                .map(last -> new Span(token.start(), last.end()))
                                .stream()));
  }

  /**
   * Returns the token that completes the phrase, if it continues with this step over this token.
   *
   * @param seen states that need not be tried again; modified
   */
  private Optional<Token> lastToken(Step step, Token token, Set<Reached> seen) {
    int gone = step.from() + step.count();
    if (gone == phrase.words().size()) {
      return Optional.of(token);
    }
    int position = token.position() + token.length();
    for (Token next : text.at(position)) {
      for (Step further : phrase.steps()) {
        if (further.from() == gone
            && next.term().equals(further.term())
            && seen.add(new Reached(gone + further.count(), position + next.length()))) {
          Optional<Token> last = lastToken(further, next, seen);
          if (last.isPresent()) {
            return last;
          }
        }
      }
    }
    return Optional.empty();
  }
}
