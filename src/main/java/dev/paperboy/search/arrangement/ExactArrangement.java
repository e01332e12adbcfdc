package dev.paperboy.search.arrangement;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words side by side, each exactly in one form. Term number {@code 2n} of the query stands for form
 * {@code n} where words are as they are folded, the next one for the form where they are not.
 *
 * @param forms how many there are
 */
record ExactArrangement(int forms) implements ArrangementQuery.Arrangement {

  @Override
  public boolean holds(int[][] places) {
    Set<Integer> ends = starts(places, 0);
    for (int form = 1; form < forms && !ends.isEmpty(); form++) {
      Set<Integer> next = starts(places, form);
      next.retainAll(ends.stream().map(position -> position + 1).toList());
      ends = next;
    }
    return !ends.isEmpty();
  }

  private static Set<Integer> starts(int[][] places, int form) {
    Set<Integer> starts =
        Arrays.stream(places[2 * form])
            .filter(place -> TermPosition.mark(place) != TermPosition.OTHERWISE)
            .map(TermPosition::position)
            .boxed()
            .collect(Collectors.toSet());
    for (int place : places[2 * form + 1]) {
      starts.add(TermPosition.position(place));
    }
    return starts;
  }
}
