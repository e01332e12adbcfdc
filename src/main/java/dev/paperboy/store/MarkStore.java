package dev.paperboy.store;

import java.util.Optional;

/** Single values that belong to the database as a whole. */
public final class MarkStore {
  /** What is wrong with the file of declared subscriptions; missing while nothing is. */
  public static final String DECLARATIONS = "declarations";

  static final String DATABASE = "database";

  /** The last day whose trend is settled, as {@code 2026-06-12}. */
  public static final String TRENDING = "trending";

  /** Before the name of a feed: that it tells votes. A feed that does not has no such mark. */
  public static final String VOTES = "votes:";

  /**
   * Up to which id the papers are readable that an older version stored with their markup; missing
   * where all are.
   */
  public static final String MARKUP = "markup";

  /** When changes began to be remembered, in milliseconds since 1970. */
  public static final String HISTORY = "history";

  /** The value of this name, where there is one. */
  public Optional<String> find(Transaction transaction, String name) {
    return transaction
        .handle()
        .createQuery("SELECT value FROM marks WHERE name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  /** Sets a value; an empty one takes it away. */
  public void set(Transaction transaction, String name, String value) {
    transaction
        .handle()
        .createUpdate("DELETE FROM marks WHERE name = :name")
        .bind("name", name)
        .execute();
    if (!value.isEmpty()) {
      setOnce(transaction, name, value);
    }
  }

  /** Sets a value where there is none yet. */
  public void setOnce(Transaction transaction, String name, String value) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO marks (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING")
        .bind("name", name)
        .bind("value", value)
        .execute();
  }

  String value(Transaction transaction, String name) {
    return find(transaction, name).orElseThrow();
  }
}
