package dev.paperboy.query.evaluation;

import dev.paperboy.query.Expression.Step;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.query.evaluation.Occurrences.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds words that stand side by side, joined or apart. */
final class PhraseOccurrences {

  /** So many words are gone over, and the text is read up to this position. */
  private record Reached(int words, int position) {}

  private PhraseOccurrences() {}

  static Stream<Span> of(List<Step> steps, int words, AnalyzedText text) {
    return steps.stream()
        .filter(step -> step.from() == 0)
        .flatMap(
            step ->
                text.withTerm(step.term()).stream()
                    .flatMap(
                        token ->
                            lastToken(steps, words, text, step, token)
                                .map(last -> new Span(token.start(), last.end()))
                                .stream()));
  }

  /** The token that completes the phrase, if it begins with this step over this token. */
  private static Optional<Token> lastToken(
      List<Step> steps, int words, AnalyzedText text, Step first, Token token) {
    if (first.count() == words) {
      return Optional.of(token);
    }
    Deque<Reached> open = new ArrayDeque<>();
    Set<Reached> seen = new HashSet<>();
    open.add(new Reached(first.count(), token.position() + token.length()));
    while (!open.isEmpty()) {
      Reached reached = open.remove();
      for (Step step : steps) {
        if (step.from() != reached.words()) {
          continue;
        }
        for (Token next : text.at(reached.position())) {
          if (next.term().equals(step.term())) {
            Reached further =
                new Reached(step.from() + step.count(), next.position() + next.length());
            if (further.words() == words) {
              return Optional.of(next);
            }
            if (seen.add(further)) {
              open.add(further);
            }
          }
        }
      }
    }
    return Optional.empty();
  }
}
