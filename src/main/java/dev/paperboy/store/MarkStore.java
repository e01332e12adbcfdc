package dev.paperboy.store;

import java.util.Optional;

/** Single values that belong to the database as a whole. */
public final class MarkStore {
  static final String DATABASE = "database";

  /** The last day whose trend is settled, as {@code 2026-06-12}. */
  public static final String TRENDING = "trending";

  /** Before the name of a feed: that it tells votes. A feed that does not has no such mark. */
  public static final String VOTES = "votes:";

  String value(Transaction transaction, String name) {
    return find(transaction, name).orElseThrow();
  }

  /** The value of this name; empty before it was set. */
  public Optional<String> find(Transaction transaction, String name) {
    return transaction
        .handle()
        .createQuery("SELECT value FROM marks WHERE name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  /** Gives this name a value. */
  public void set(Transaction transaction, String name, String value) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO marks (name, value) VALUES (:name, :value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
        .bind("name", name)
        .bind("value", value)
        .execute();
  }
}
