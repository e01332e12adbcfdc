package dev.paperboy.search;

import java.util.Arrays;
import java.util.List;

/**
 * Words near each other: for one of the readings, each of its terms within a stretch of the text.
 *
 * @param readings the terms of each reading; term number {@code n} stands for the query's terms
 *     from {@code n} times {@link TermForm#LONGEST_SPAN} on, one for each span
 * @param stretch how many positions the stretch has
 */
record NearArrangement(List<List<Integer>> readings, int stretch)
    implements ArrangementQuery.Arrangement {

  NearArrangement {
    readings = readings.stream().map(List::copyOf).toList();
  }

  @Override
  public boolean holds(int[][] positions) {
    int[] starts = Arrays.stream(positions).flatMapToInt(Arrays::stream).distinct().toArray();
    for (List<Integer> reading : readings) {
      for (int start : starts) {
        if (reading.stream().allMatch(term -> isWithin(positions, term, start))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isWithin(int[][] positions, int term, int start) {
    for (int span = 1; span <= TermForm.LONGEST_SPAN; span++) {
      for (int position : positions[term * TermForm.LONGEST_SPAN + span - 1]) {
        if (position >= start && position + span <= start + stretch) {
          return true;
        }
      }
    }
    return false;
  }
}
