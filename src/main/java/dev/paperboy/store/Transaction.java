package dev.paperboy.store;

import dev.paperboy.store.mapping.Columns;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

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

  /**
   * Executes a statement for each of many rows. Jdbi, which looks up the type of every value, takes
   * longer for them than the database.
   *
   * @param sql has a {@code ?} for each value
   * @param values numbers, texts and instants of a row, none of them null
   */
  public <R> void batch(String sql, Collection<R> rows, Function<R, List<Object>> values) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      for (R row : rows) {
        int parameter = 0;
        for (Object value : values.apply(row)) {
          parameter++;
          Columns.set(statement, parameter, value);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException failure) {
      throw new UnableToExecuteStatementException(failure, null);
    }
  }
}
