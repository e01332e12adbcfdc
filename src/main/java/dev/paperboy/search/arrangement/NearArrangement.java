package dev.paperboy.search.arrangement;

import java.util.Arrays;
import java.util.List;

/**
 * Words near each other: for one of the readings, each of its terms within a stretch of the text.
 *
 * @param readings for each reading, which of the query's terms it has
 * @param stretch how many positions the stretch has
 */
record NearArrangement(List<List<Integer>> readings, int stretch)
    implements ArrangementQuery.Arrangement {

  NearArrangement {
    readings = readings.stream().map(List::copyOf).toList();
  }

  @Override
  public boolean holds(int[][] places) {
    int[] starts =
        Arrays.stream(places)
            .flatMapToInt(Arrays::stream)
            .map(TermPosition::position)
            .distinct()
            .toArray();
    for (List<Integer> reading : readings) {
      for (int start : starts) {
        if (reading.stream().allMatch(term -> isWithin(places[term], start))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isWithin(int[] places, int start) {
    for (int place : places) {
      int position = TermPosition.position(place);
      if (position >= start && position + TermPosition.span(place) <= start + stretch) {
        return true;
      }
    }
    return false;
  }
}
