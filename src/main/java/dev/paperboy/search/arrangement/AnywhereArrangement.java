package dev.paperboy.search.arrangement;

import java.util.Arrays;

/** That a term stands somewhere in the parts of a paper that are looked at. */
record AnywhereArrangement() implements ArrangementQuery.Arrangement {

  @Override
  public boolean holds(int[][] places) {
    return Arrays.stream(places).anyMatch(each -> each.length > 0);
  }
}
