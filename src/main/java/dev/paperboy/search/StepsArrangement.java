package dev.paperboy.search;

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
record StepsArrangement(int words, List<Stride> strides) implements ArrangementQuery.Arrangement {

  /**
   * One step over a token of one length.
   *
   * @param from index of the first word that it goes over
   * @param count how many words it goes over
   * @param length how many positions of the text it goes over
   */
  record Stride(int from, int count, int length) {}

  StepsArrangement {
    strides = List.copyOf(strides);
  }

  @Override
  public boolean holds(int[][] positions) {
    List<Set<Integer>> reached =
        IntStream.rangeClosed(0, words).<Set<Integer>>mapToObj(word -> new HashSet<>()).toList();
    for (int word = 0; word < words; word++) {
      for (int i = 0; i < positions.length; i++) {
        Stride stride = strides.get(i);
        if (stride.from() == word) {
          go(stride, positions[i], reached);
        }
      }
    }
    return !reached.get(words).isEmpty();
  }

  private static void go(Stride stride, int[] positions, List<Set<Integer>> reached) {
    Set<Integer> starts = reached.get(stride.from());
    Set<Integer> ends = reached.get(stride.from() + stride.count());
    for (int position : positions) {
      if (stride.from() == 0 || starts.contains(position)) {
        ends.add(position + stride.length());
      }
    }
  }
}
