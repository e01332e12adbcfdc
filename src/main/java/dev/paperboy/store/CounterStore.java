package dev.paperboy.store;

/** Stores monotonically increasing counters that record the number of changes. */
public final class CounterStore {
  public static final String PAPERS = "papers";
  public static final String SUBSCRIPTIONS = "subscriptions";

  private CounterStore() {}

  /** Adds to the counter and returns its new value. */
  public static long advance(Transaction transaction, String name, long by) {
    return transaction
        .handle()
        .createQuery("UPDATE counters SET value = value + :by WHERE name = :name RETURNING value")
        .bind("by", by)
        .bind("name", name)
        .mapTo(Long.class)
        .one();
  }

  public static long value(Transaction transaction, String name) {
    return transaction
        .handle()
        .createQuery("SELECT value FROM counters WHERE name = :name")
        .bind("name", name)
        .mapTo(Long.class)
        .one();
  }
}
