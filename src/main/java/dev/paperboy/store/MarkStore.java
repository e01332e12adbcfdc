package dev.paperboy.store;

import dev.paperboy.store.mapping.Columns;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Stores single values that belong to the database as a whole. */
public final class MarkStore {
  /** The problem with the file of declared subscriptions; absent while there is none. */
  public static final String DECLARATIONS = "declarations";

  static final String DATABASE = "database";

  /** The last day whose trend has been evaluated, as {@code 2026-06-12}. */
  public static final String TRENDING = "trending";

  /**
   * The prefix, before the name of a feed, for a feed that reports votes. Other feeds have no such
   * value.
   */
  public static final String VOTES = "votes:";

  /**
   * The ID up to which papers stored with markup by an older version have been cleaned; absent once
   * all are.
   */
  public static final String MARKUP = "markup";

  /** The key that signs the links in mails, in Base64. */
  public static final String MAIL_KEY = "mail-key";

  /** The number of the embedding model in use; absent while the built-in one is. */
  public static final String MODEL = "model";

  /** When the recording of changes began, in milliseconds since 1970. */
  public static final String HISTORY = "history";

  /** When the last scheduled backup was made, in milliseconds since 1970. */
  public static final String BACKUP = "backup";

  /** Why the latest scheduled backup failed; absent if it did not. */
  public static final String BACKUP_PROBLEM = "backup-problem";

  /** Returns when the last scheduled backup was made; empty before the first. */
  public Optional<Instant> lastBackup(Transaction transaction) {
    return find(transaction, BACKUP).map(Long::valueOf).map(Instant::ofEpochMilli);
  }

  /** Returns the value with this name, if any. */
  public Optional<String> find(Transaction transaction, String name) {
    return transaction
        .query("SELECT value FROM marks WHERE name = :name", Map.of("name", name))
        .mapTo(String.class)
        .findOne();
  }

  /** Returns whether there is a value whose name begins with this text, in lower case. */
  public boolean isAny(Transaction transaction, String beginning) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT count(*) > 0 FROM marks WHERE name LIKE :beginning ESCAPE '!'
            """)
        .bind("beginning", Columns.beginning(beginning))
        .mapTo(Boolean.class)
        .one();
  }

  /** Sets a value; an empty one removes it. */
  public void set(Transaction transaction, String name, String value) {
    transaction.update("DELETE FROM marks WHERE name = :name", Map.of("name", name));
    if (!value.isEmpty()) {
      setOnce(transaction, name, value);
    }
  }

  /** Sets a value if none is set. */
  public void setOnce(Transaction transaction, String name, String value) {
    transaction.update(
        "INSERT INTO marks (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING",
        Map.of("name", name, "value", value));
  }

  String value(Transaction transaction, String name) {
    return find(transaction, name).orElseThrow();
  }
}
