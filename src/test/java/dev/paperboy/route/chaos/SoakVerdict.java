package dev.paperboy.route.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Whether a process grows: the mean of the last samples against that after the warm-up. */
final class SoakVerdict {
  /** How many samples each mean is of. */
  static final int SPAN = 3;

  /** What is kept forever, and what has a row for each of something that is. */
  static final Set<String> KEPT =
      Set.of(
          "alerts",
          "days_read",
          "floods",
          "flood_notices",
          "history",
          "items",
          "papers",
          "sightings",
          "votes");

  private SoakVerdict() {}

  /**
   * Returns a line for everything that has grown beyond its tolerance.
   *
   * @param settled the samples after the warm-up, at least twice {@link #SPAN}
   * @param judgesRows whether tables had the time to lose what is too old
   */
  static List<String> of(List<SoakSample> settled, boolean judgesRows) {
    List<String> growth = new ArrayList<>();
    add(growth, settled, "heap, MB", sample -> sample.heap() / 1e6, 0.1, 0.5);
    add(growth, settled, "resident memory, MB", sample -> sample.resident() / 1024.0, 0.1, 10);
    add(growth, settled, "threads", SoakSample::threads, 0, 4);
    add(growth, settled, "file handles", SoakSample::handles, 0, 8);
    Set<String> tables = new TreeSet<>(settled.get(settled.size() - 1).rows().keySet());
    tables.removeAll(KEPT);
    for (String table : judgesRows ? tables : Set.<String>of()) {
      // An outage is announced in each channel, until it is over.
      add(growth, settled, "rows of " + table, rows -> rows(rows, table), 0.1, 60);
    }
    return growth;
  }

  private static long rows(SoakSample sample, String table) {
    return sample.rows().getOrDefault(table, 0L);
  }

  private static void add(
      List<String> growth,
      List<SoakSample> settled,
      String what,
      ToDoubleFunction<SoakSample> value,
      double share,
      double more) {
    double before = mean(settled.subList(0, SPAN), value);
    double after = mean(settled.subList(settled.size() - SPAN, settled.size()), value);
    if (after > before * (1 + share) + more) {
      growth.add(String.format(Locale.ROOT, "%s: %.1f became %.1f", what, before, after));
    }
  }

  private static double mean(List<SoakSample> samples, ToDoubleFunction<SoakSample> value) {
    return samples.stream().mapToDouble(value).average().orElseThrow();
  }
}
