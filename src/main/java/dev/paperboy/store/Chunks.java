package dev.paperboy.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Queries with lists of keys that may be longer than a statement takes.
 *
 * <p>A list is padded with its last key to a power of two, which changes nothing in {@code IN}:
 * statements with lists of all lengths would each be parsed anew.
 */
public final class Chunks {
  /** SQLite takes 32,766 values, PostgreSQL 65,535. */
  private static final int MOST = 8192;

  private Chunks() {}

  /**
   * Returns the rows of a query for each part of a list; none for an empty list.
   *
   * @param query selects rows whose key is {@code IN} a list, which may contain a key repeatedly
   */
  public static <K, T> List<T> of(Collection<K> all, Function<List<K>, List<T>> query) {
    List<K> keys = List.copyOf(all);
    List<T> rows = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += MOST) {
      rows.addAll(query.apply(padded(keys.subList(from, Math.min(keys.size(), from + MOST)))));
    }
    return rows;
  }

  /** Executes an update for each part of a list; {@code update} is as the query of {@link #of}. */
  public static <K> void update(Collection<K> all, Consumer<List<K>> update) {
    of(
        all,
        some -> {
          update.accept(some);
          return List.of();
        });
  }

  private static <K> List<K> padded(List<K> keys) {
    int last = keys.size() - 1;
    int size = Integer.highestOneBit(2 * keys.size() - 1);
    return IntStream.range(0, size).mapToObj(place -> keys.get(Math.min(place, last))).toList();
  }
}
