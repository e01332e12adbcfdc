package dev.paperboy.store.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table one after the other, without holding them in memory. */
final class TableReader implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 1_000;

  private final Table table;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private long size;

  /** Begins after the first rows, in an order that is the same until the table changes. */
  TableReader(Connection connection, Table table, long after) throws SQLException {
    MoveSql sql = MoveSql.of(connection);
    this.table = table;
    this.statement =
        connection.prepareStatement(
            "SELECT %s FROM %s ORDER BY %s %s"
                .formatted(table.columnList(), table.name(), sql.order(table), sql.skip(after)));
    statement.setFetchSize(ROWS_AT_ONCE);
    this.rows = statement.executeQuery();
  }

  /** Returns the next row, with Long, String and byte[] values; null after the last. */
  @Nullable Object @Nullable [] next() throws SQLException {
    if (!rows.next()) {
      return null;
    }
    @Nullable Object[] values = new Object[table.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(table.columns().get(i).kind(), i + 1);
    }
    return values;
  }

  private @Nullable Object value(Table.Kind kind, int column) throws SQLException {
    return switch (kind) {
      case INTEGER -> {
        long number = rows.getLong(column);
        size += Long.BYTES;
        yield rows.wasNull() ? null : number;
      }
      case TEXT -> {
        String text = rows.getString(column);
        size += text == null ? 0 : text.length();
        yield text;
      }
      case BYTES -> {
        byte[] bytes = rows.getBytes(column);
        size += bytes == null ? 0 : bytes.length;
        yield bytes;
      }
    };
  }

  /** Returns the size of the rows read so far, in bytes, roughly. */
  long size() {
    return size;
  }

  @Override
  public void close() throws SQLException {
    try (statement) {
      rows.close();
    }
  }
}
