package dev.paperboy.store.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How far a move has come: a row for each table, in the database that is moved into. */
final class MoveProgress {

  /** The rows of a table that were copied, and the sum of their fingerprint. */
  static final class Copied {
    private final long rows;
    private final byte[] sum;

    Copied(long rows, byte[] sum) {
      this.rows = rows;
      this.sum = sum;
    }

    long rows() {
      return rows;
    }

    byte[] sum() {
      return sum;
    }
  }

  private MoveProgress() {}

  /** Returns the sources of the move in progress, which are one; none if there is no move. */
  static List<String> sources(Connection target) throws SQLException {
    List<String> sources = new ArrayList<>();
    try (PreparedStatement statement =
            target.prepareStatement("SELECT DISTINCT source FROM move_progress");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        sources.add(rows.getString(1));
      }
    }
    return sources;
  }

  static void begin(Connection target, List<Table> tables, String source) throws SQLException {
    end(target);
    try (PreparedStatement statement =
        target.prepareStatement(
            "INSERT INTO move_progress (table_name, source, copied, fingerprint)"
                + " VALUES (?, ?, 0, ?)")) {
      for (Table table : tables) {
        statement.setString(1, table.name());
        statement.setString(2, source);
        statement.setBytes(3, new RowFingerprint().sum());
        statement.executeUpdate();
      }
    }
  }

  static Copied of(Connection target, Table table) throws SQLException {
    try (PreparedStatement statement =
        target.prepareStatement(
            "SELECT copied, fingerprint FROM move_progress WHERE table_name = ?")) {
      statement.setString(1, table.name());
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("the move does not know the table " + table.name());
        }
        return new Copied(rows.getLong(1), rows.getBytes(2));
      }
    }
  }

  static void set(Connection target, Table table, Copied copied) throws SQLException {
    try (PreparedStatement statement =
        target.prepareStatement(
            "UPDATE move_progress SET copied = ?, fingerprint = ? WHERE table_name = ?")) {
      statement.setLong(1, copied.rows());
      statement.setBytes(2, copied.sum());
      statement.setString(3, table.name());
      statement.executeUpdate();
    }
  }

  static void end(Connection target) throws SQLException {
    MoveSql.execute(target, "DELETE FROM move_progress");
  }
}
