package dev.paperboy.store.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What differs between the two kinds of databases when tables are moved. */
enum MoveSql {
  SQLITE {
    @Override
    String identities() {
      // Its parser keeps the statement that made the table; only AUTOINCREMENT never reuses a
      // number.
      return "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
          + " AND sql LIKE '%AUTOINCREMENT%'";
    }

    @Override
    String order(Table table) {
      // As the rows lie in the file: reading in the order of a text key would seek for each row.
      return "rowid";
    }

    @Override
    String skip(long rows) {
      return "LIMIT -1 OFFSET " + rows;
    }

    @Override
    void lock(Connection source, Collection<Table> tables) throws SQLException {
      // A write transaction begins with its first statement; from then on nobody else writes.
      execute(source, "SELECT 1");
    }

    @Override
    void clear(Connection target, List<Table> parentsFirst) throws SQLException {
      for (int i = parentsFirst.size() - 1; i >= 0; i--) {
        execute(target, "DELETE FROM " + parentsFirst.get(i).name());
      }
    }

    @Override
    TableWriter writer(Connection target, Table table) throws SQLException {
      return new InsertWriter(target, table);
    }

    @Override
    long lastNumber(Connection source, Table table, String column) throws SQLException {
      return number(
          source,
          "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = '"
              + table.name()
              + "'), 0)");
    }

    @Override
    void setLastNumber(Connection target, Table table, String column, long number)
        throws SQLException {
      execute(target, "DELETE FROM sqlite_sequence WHERE name = '" + table.name() + "'");
      execute(
          target,
          "INSERT INTO sqlite_sequence (name, seq) VALUES ('"
              + table.name()
              + "', "
              + number
              + ")");
    }

    @Override
    void gatherStatistics(Connection target) throws SQLException {
      execute(target, "PRAGMA optimize");
    }
  },

  POSTGRESQL {
    @Override
    String identities() {
      return "SELECT 1 FROM information_schema.columns WHERE table_schema = current_schema()"
          + " AND table_name = ? AND is_identity = 'YES'";
    }

    @Override
    String order(Table table) {
      return String.join(", ", table.key());
    }

    @Override
    String skip(long rows) {
      return "OFFSET " + rows;
    }

    @Override
    void lock(Connection source, Collection<Table> tables) throws SQLException {
      // Nothing else happens in this transaction, however long the move takes.
      execute(source, "SET LOCAL idle_in_transaction_session_timeout = 0");
      execute(
          source,
          "LOCK TABLE "
              + tables.stream().map(Table::name).collect(Collectors.joining(", "))
              + " IN SHARE MODE");
    }

    @Override
    void clear(Connection target, List<Table> parentsFirst) throws SQLException {
      execute(
          target,
          "TRUNCATE " + parentsFirst.stream().map(Table::name).collect(Collectors.joining(", ")));
    }

    @Override
    TableWriter writer(Connection target, Table table) throws SQLException {
      return new CopyWriter(target, table);
    }

    @Override
    long lastNumber(Connection source, Table table, String column) throws SQLException {
      String sequence = sequence(source, table, column);
      return number(
          source, "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM " + sequence);
    }

    @Override
    void setLastNumber(Connection target, Table table, String column, long number)
        throws SQLException {
      String sequence = sequence(target, table, column);
      execute(
          target,
          "SELECT setval('" + sequence + "', " + Math.max(1, number) + ", " + (number > 0) + ")");
    }

    private String sequence(Connection connection, Table table, String column) throws SQLException {
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT pg_get_serial_sequence(?, ?)")) {
        statement.setString(1, table.name());
        statement.setString(2, column);
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          return rows.getString(1);
        }
      }
    }

    @Override
    void gatherStatistics(Connection target) throws SQLException {
      execute(target, "ANALYZE");
    }
  };

  static MoveSql of(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("SQLite") ? SQLITE : POSTGRESQL;
  }

  /** Returns a query for a table, its parameter, that has a row if the table numbers its rows. */
  abstract String identities();

  /** Returns the order in which rows are read: the same each time while nothing changes. */
  abstract String order(Table table);

  /** Returns the clause that leaves out the first rows. */
  abstract String skip(long rows);

  /** Prevents changes to the tables until the transaction ends. */
  abstract void lock(Connection source, Collection<Table> tables) throws SQLException;

  abstract void clear(Connection target, List<Table> parentsFirst) throws SQLException;

  abstract TableWriter writer(Connection target, Table table) throws SQLException;

  /**
   * Returns the highest number that the database has given to a row, which it never gives again.
   */
  abstract long lastNumber(Connection source, Table table, String column) throws SQLException;

  abstract void setLastNumber(Connection target, Table table, String column, long number)
      throws SQLException;

  /**
   * Lets the database learn how its tables are filled, so that its first queries are planned well.
   */
  abstract void gatherStatistics(Connection target) throws SQLException;

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
