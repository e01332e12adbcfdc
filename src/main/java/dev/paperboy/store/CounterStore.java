package dev.paperboy.store;

import java.util.Map;

/** Stores monotonically increasing counters that record the number of changes. */
public final class CounterStore {
  public static final String PAPERS = "papers";
  public static final String PICTURES = "pictures";
  public static final String SUBSCRIPTIONS = "subscriptions";

  private CounterStore() {}

  /** Adds to the counter and returns its new value. */
  public static long advance(Transaction transaction, String name, long by) {
    return transaction
        .query(
            "UPDATE counters SET value = value + :by WHERE name = :name RETURNING value",
            Map.of("by", by, "name", name))
        .mapTo(Long.class)
        .one();
  }

  public static long value(Transaction transaction, String name) {
    return transaction
        .query("SELECT value FROM counters WHERE name = :name", Map.of("name", name))
        .mapTo(Long.class)
        .one();
  }
}
