package dev.paperboy.query;

import dev.paperboy.query.Occurrences.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds words that stand near each other in any order. */
final class NearOccurrences {
  private NearOccurrences() {}

  static List<Span> of(List<List<String>> readings, int stretch, AnalyzedText text) {
    return readings.stream().flatMap(terms -> windows(terms, stretch, text).stream()).toList();
  }

  private static List<Span> windows(List<String> terms, int stretch, AnalyzedText text) {
    List<Token> tokens =
        terms.stream()
            .distinct()
            .flatMap(term -> text.withTerm(term).stream())
            .sorted(Comparator.comparingInt(Token::position))
            .toList();
    int wanted = new HashSet<>(terms).size();
    List<Span> spans = new ArrayList<>();
    for (int first = 0; first < tokens.size(); first++) {
      int limit = tokens.get(first).position() + stretch;
      Set<String> found = new HashSet<>();
      int end = 0;
      for (int i = first; i < tokens.size() && tokens.get(i).position() < limit; i++) {
        Token token = tokens.get(i);
        if (found.size() < wanted
            && token.position() + token.length() <= limit
            && found.add(token.term())) {
          end = Math.max(end, token.end());
        }
      }
      if (found.size() == wanted && found.contains(tokens.get(first).term())) {
        spans.add(new Span(tokens.get(first).start(), end));
      }
    }
    return spans;
  }
}
