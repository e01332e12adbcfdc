package dev.paperboy.store.move;

import dev.paperboy.store.Database;
import dev.paperboy.store.move.Table.Column;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Rows for every table of a database, made from its schema alone. */
final class FilledTables {
  /** Texts that one format or another could spoil. */
  private static final List<String> TEXTS =
      List.of(
          "",
          "plain",
          "tab\tline\nreturn\rback\\slash\\N",
          "\\.",
          "quotes ' \" and, commas; ünï – 数学 𝛼𝛽",
          "\u0001 control \u007f",
          "NULL",
          " spaces at both ends ");

  private final Random random;
  private final Map<String, List<List<Object>>> keys = new HashMap<>();
  private int number;

  FilledTables(long seed) {
    this.random = new Random(seed);
  }

  /** Adds so many rows to every table of an empty database. */
  void fill(Database database, int rows) {
    database.change(
        transaction -> {
          Connection connection = transaction.handle().getConnection();
          try {
            for (Table table : TableCatalog.read(connection)) {
              fill(connection, table, rows);
            }
          } catch (SQLException failure) {
            throw new AssertionError(failure);
          }
        });
  }

  private void fill(Connection connection, Table table, int rows) throws SQLException {
    Map<String, String> references = references(connection, table);
    Set<String> optional = optional(connection, table);
    boolean postgres = MoveSql.of(connection) == MoveSql.POSTGRESQL;
    String insert =
        "INSERT INTO %s (%s) %s VALUES (%s)"
            .formatted(
                table.name(),
                table.columnList(),
                postgres && table.identity().isPresent() ? "OVERRIDING SYSTEM VALUE" : "",
                String.join(", ", Collections.nCopies(table.columns().size(), "?")));
    List<List<Object>> made = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int row = 0; row < rows; row++) {
        number++;
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
          Column column = table.columns().get(i);
          boolean missing = optional.contains(column.name()) && random.nextInt(3) == 0;
          Object value =
              missing
                  ? null
                  : value(table, column, references.getOrDefault(column.name(), ""), row);
          statement.setObject(i + 1, value);
          if (table.key().equals(List.of(column.name()))) {
            key.add(value);
          }
        }
        statement.executeUpdate();
        made.add(key);
      }
    }
    keys.put(table.name(), made);
  }

  private Object value(Table table, Column column, String parent, int row) {
    if (!parent.isEmpty()) {
      List<List<Object>> parents = keys.getOrDefault(parent, List.of());
      return parents.get(row % parents.size()).get(0);
    }
    boolean unique = !column.name().equals("value") || table.key().contains(column.name());
    return switch (column.kind()) {
      case INTEGER ->
          column.name().equals("value") && table.name().equals("votes")
              ? (Object) (long) (row % 2 * 2 - 1)
              : unique ? (Object) (number * 1000L) : (Object) random.nextLong();
      case TEXT -> number + TEXTS.get(random.nextInt(TEXTS.size()));
      case BYTES -> bytes();
    };
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The table that each column refers to. */
  private static Map<String, String> references(Connection connection, Table table)
      throws SQLException {
    Map<String, String> references = new LinkedHashMap<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getImportedKeys(connection.getCatalog(), connection.getSchema(), table.name())) {
      while (rows.next()) {
        references.put(rows.getString("FKCOLUMN_NAME"), rows.getString("PKTABLE_NAME"));
      }
    }
    return references;
  }

  private static Set<String> optional(Connection connection, Table table) throws SQLException {
    Set<String> optional = new HashSet<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getColumns(connection.getCatalog(), connection.getSchema(), table.name(), "%")) {
      while (rows.next()) {
        if (rows.getInt("NULLABLE") == DatabaseMetaData.columnNullable) {
          optional.add(rows.getString("COLUMN_NAME"));
        }
      }
    }
    table.key().forEach(optional::remove);
    return optional;
  }

  /** Everything that a table contains, in a form that both databases have in common. */
  static Map<String, List<String>> content(Database database) {
    return database.read(
        transaction -> {
          Map<String, List<String>> content = new LinkedHashMap<>();
          Connection connection = transaction.handle().getConnection();
          try {
            for (Table table : TableCatalog.read(connection)) {
              content.put(table.name(), rows(connection, table));
            }
          } catch (SQLException failure) {
            throw new AssertionError(failure);
          }
          return content;
        });
  }

  private static List<String> rows(Connection connection, Table table) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT " + table.columnList() + " FROM " + table.name())) {
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < table.columns().size(); i++) {
          String value =
              table.columns().get(i).kind() == Table.Kind.BYTES
                  ? rows.getBytes(i + 1) == null
                      ? null
                      : new String(rows.getBytes(i + 1), StandardCharsets.ISO_8859_1)
                  : rows.getString(i + 1);
          row.append(value).append('|');
        }
        all.add(row.toString());
      }
    }
    all.sort(null);
    return all;
  }
}
