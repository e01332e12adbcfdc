package dev.paperboy.query.evaluation;

import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.query.evaluation.Occurrences.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds words near each other in any order. Takes time linear in the number of their occurrences,
 * whatever the size of the window.
 */
final class NearOccurrences {
  private NearOccurrences() {}

  /** Returns whether any reading of the words occurs within the window. */
  static boolean any(Near near, AnalyzedText text) {
    List<List<String>> readings =
        near.readings().stream().filter(reading -> isThere(reading, text)).toList();
    return !readings.isEmpty() && new NearSweep(readings, near.stretch(), text).finds();
  }

  /** Returns the matching spans, reading by reading. */
  static Stream<Span> of(Near near, AnalyzedText text) {
    return near.readings().stream()
        .filter(reading -> isThere(reading, text))
        .flatMap(reading -> windows(reading, near.stretch(), text));
  }

  private static boolean isThere(List<String> reading, AnalyzedText text) {
    for (String term : reading) {
      if (text.withTerm(term).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the spans that begin with any of the terms and contain all of them. */
  private static Stream<Span> windows(List<String> reading, int stretch, AnalyzedText text) {
    List<List<Token>> lists = reading.stream().distinct().map(text::withTerm).toList();
    int[] next = new int[lists.size()];
    long[] order = order(lists);
    return Arrays.stream(order)
        .mapToObj(place -> window(lists, (int) (place & 0xFF), next, stretch))
        .flatMap(Optional::stream);
  }

  /** Returns every token as its position and, in the lower byte, the number of its list; sorted. */
  private static long[] order(List<List<Token>> lists) {
    return IntStream.range(0, lists.size())
        .boxed()
        .flatMapToLong(
            list ->
                lists.get(list).stream().mapToLong(token -> (long) token.position() << 8 | list))
        .sorted()
        .toArray();
  }

  /**
   * Returns the span that begins with the next token of a list, if all others occur within it.
   *
   * @param next for each list, the number of its tokens already passed; incremented for this list
   */
  private static Optional<Span> window(List<List<Token>> lists, int list, int[] next, int stretch) {
    Token first = lists.get(list).get(next[list]);
    int limit = first.position() + stretch;
    int end = 0;
    for (int i = 0; i < next.length; i++) {
      int found = end(lists.get(i), next[i], limit);
      if (found < 0) {
        end = -1;
        break;
      }
      end = Math.max(end, found);
    }
    next[list]++;
    return end < 0 ? Optional.empty() : Optional.of(new Span(first.start(), end));
  }

  /**
   * Returns the end of the first of these tokens that ends before a limit; negative if there is
   * none.
   */
  private static int end(List<Token> tokens, int from, int limit) {
    for (int i = from; i < tokens.size() && tokens.get(i).position() < limit; i++) {
      if (tokens.get(i).position() + tokens.get(i).length() <= limit) {
        return tokens.get(i).end();
      }
    }
    return -1;
  }
}
