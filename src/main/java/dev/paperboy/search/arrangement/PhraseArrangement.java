package dev.paperboy.search.arrangement;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Words side by side: steps lead over the words of a phrase from the first past the last, each over
 * a token that begins where the one before ended.
 *
 * @param words how many words the phrase has
 * @param strides what each term of the query stands for, in their order
 */
record PhraseArrangement(int words, List<Stride> strides) implements ArrangementQuery.Arrangement {

  /**
   * One step over a token of any length.
   *
   * @param from index of the first word that it goes over
   * @param count how many words it goes over
   */
  record Stride(int from, int count) {}

  PhraseArrangement {
    strides = List.copyOf(strides);
  }

  @Override
  public boolean holds(int[][] places) {
    List<Set<Integer>> reached =
        IntStream.rangeClosed(0, words).<Set<Integer>>mapToObj(word -> new HashSet<>()).toList();
    for (int word = 0; word < words; word++) {
      for (int i = 0; i < places.length; i++) {
        Stride stride = strides.get(i);
        if (stride.from() == word) {
          go(stride, places[i], reached);
        }
      }
    }
    return !reached.get(words).isEmpty();
  }

  private static void go(Stride stride, int[] places, List<Set<Integer>> reached) {
    Set<Integer> starts = reached.get(stride.from());
    Set<Integer> ends = reached.get(stride.from() + stride.count());
    for (int place : places) {
      if (stride.from() == 0 || starts.contains(TermPosition.position(place))) {
        ends.add(TermPosition.position(place) + TermPosition.span(place));
      }
    }
  }
}
