package dev.paperboy.store.move;

import dev.paperboy.store.move.Table.Column;
import dev.paperboy.store.move.Table.Kind;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables that are moved: all that the schema has, except a few that are named here. */
final class TableCatalog {
  /** The tables that are not moved, each with the reason. */
  static final Map<String, String> EXCLUDED =
      Map.of(
          "paperboy_schema", "each database records its own migrations",
          "move_progress", "it describes the move itself",
          "replicas", "they are processes on one database",
          "leases", "replicas hold them",
          "paces", "they limit requests of the next seconds");

  private TableCatalog() {}

  /**
   * Returns the tables of the database behind a connection, those that others refer to first.
   *
   * @throws IllegalStateException if a table cannot be moved: it has no primary key, or a column of
   *     another type
   */
  static List<Table> read(Connection connection) throws SQLException {
    DatabaseMetaData schema = connection.getMetaData();
    Map<String, Table> tables = new TreeMap<>();
    try (ResultSet rows =
        schema.getTables(
            connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME");
        if (!EXCLUDED.containsKey(name) && !name.startsWith("sqlite_")) {
          tables.put(name, table(schema, connection, name));
        }
      }
    }
    return parentsFirst(tables);
  }

  private static Table table(DatabaseMetaData schema, Connection connection, String name)
      throws SQLException {
    List<String> key = key(schema, connection, name);
    if (key.isEmpty()) {
      throw new IllegalStateException("the table " + name + " has no primary key");
    }
    List<Column> columns = columns(schema, connection, name);
    return new Table(
        name, columns, key, parents(schema, connection, name), identity(connection, name, key));
  }

  private static List<Column> columns(DatabaseMetaData schema, Connection connection, String table)
      throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (ResultSet rows =
        schema.getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
      while (rows.next()) {
        // The pattern of the metadata treats an underscore as any character.
        if (rows.getString("TABLE_NAME").equals(table)) {
          columns.add(
              new Column(rows.getString("COLUMN_NAME"), kind(table, rows.getString("TYPE_NAME"))));
        }
      }
    }
    columns.sort(Comparator.comparing(Column::name));
    return columns;
  }

  private static Kind kind(String table, String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "integer", "bigint", "int8", "int4", "bigserial" -> Kind.INTEGER;
      case "text" -> Kind.TEXT;
      case "blob", "bytea" -> Kind.BYTES;
      default ->
          throw new IllegalStateException(
              "the table " + table + " has a column of the type " + type);
    };
  }

  private static List<String> key(DatabaseMetaData schema, Connection connection, String table)
      throws SQLException {
    Map<Integer, String> key = new TreeMap<>();
    try (ResultSet rows =
        schema.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
      while (rows.next()) {
        key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(key.values());
  }

  private static Set<String> parents(DatabaseMetaData schema, Connection connection, String table)
      throws SQLException {
    Set<String> parents = new HashSet<>();
    try (ResultSet rows =
        schema.getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
      while (rows.next()) {
        parents.add(rows.getString("PKTABLE_NAME"));
      }
    }
    parents.remove(table);
    return parents;
  }

  private static Optional<String> identity(Connection connection, String table, List<String> key)
      throws SQLException {
    if (key.size() > 1) {
      return Optional.empty();
    }
    try (var statement = connection.prepareStatement(MoveSql.of(connection).identities())) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(key.get(0)) : Optional.empty();
      }
    }
  }

  private static List<Table> parentsFirst(Map<String, Table> tables) {
    Map<String, Table> ordered = new LinkedHashMap<>();
    while (ordered.size() < tables.size()) {
      List<Table> ready =
          tables.values().stream()
              .filter(table -> !ordered.containsKey(table.name()))
              .filter(table -> ordered.keySet().containsAll(table.parents()))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalStateException(
            tables.keySet().stream()
                .filter(name -> !ordered.containsKey(name))
                .collect(Collectors.joining(", ", "tables refer to each other: ", "")));
      }
      ready.forEach(table -> ordered.put(table.name(), table));
    }
    return List.copyOf(ordered.values());
  }
}
