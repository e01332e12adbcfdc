package dev.paperboy.store.move;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Adds rows to a table. For one thread. */
interface TableWriter extends AutoCloseable {

  /**
   * Adds a row.
   *
   * @param values those of the columns in their order: Long, String or byte[]
   */
  void add(@Nullable Object[] values) throws SQLException;

  /** Sends the last rows. Must be called before the transaction is committed. */
  void finish() throws SQLException;

  /** Releases the resources; without {@link #finish}, rows may be missing. */
  @Override
  void close() throws SQLException;
}
