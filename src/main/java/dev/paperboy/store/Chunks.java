package dev.paperboy.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Queries with lists that may be longer than a statement takes. */
public final class Chunks {
  /** SQLite takes 32,766 values, PostgreSQL 65,535. */
  private static final int MOST = 10_000;

  private Chunks() {}

  /** Returns the rows of a query for each part of a list; none for an empty list. */
  public static <K, T> List<T> of(Collection<K> all, Function<List<K>, List<T>> query) {
    List<K> keys = List.copyOf(all);
    List<T> rows = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += MOST) {
      rows.addAll(query.apply(keys.subList(from, Math.min(keys.size(), from + MOST))));
    }
    return rows;
  }
}
