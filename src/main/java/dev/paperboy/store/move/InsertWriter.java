package dev.paperboy.store.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Adds rows with one prepared statement: the fastest way into SQLite. */
final class InsertWriter implements TableWriter {
  private final PreparedStatement insert;

  InsertWriter(Connection target, Table table) throws SQLException {
    this.insert =
        target.prepareStatement(
            "INSERT INTO "
                + table.name()
                + " ("
                + table.columnList()
                + ") VALUES (?"
                + ", ?".repeat(table.columns().size() - 1)
                + ")");
  }

  @Override
  public void add(@Nullable Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i]);
    }
    insert.executeUpdate();
  }

  @Override
  public void finish() {
    // Each row is in the transaction already.
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
