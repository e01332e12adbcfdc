package dev.paperboy.store;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A transaction in progress. Confined to one thread; ends with the call that opened it. */
public final class Transaction {
  private final Handle handle;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  /** Returns the handle, for statements with lists, batches or values that may be null. */
  public Handle handle() {
    return handle;
  }

  /** Returns a query with these values of its named parameters. */
  public Query query(String sql, Map<String, ?> values) {
    return handle.createQuery(sql).bindMap(values);
  }

  /**
   * Executes a statement with these values of its named parameters, and returns the number of rows
   * that it changed.
   */
  public int update(String sql, Map<String, ?> values) {
    return handle.createUpdate(sql).bindMap(values).execute();
  }
}
