package dev.paperboy.store.move;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table, as the schema describes it.
 *
 * @param columns in the order of their names, which is the same in both kinds of databases
 * @param key the columns of the primary key
 * @param parents the tables that its foreign keys refer to
 * @param identity the column that the database numbers by itself
 */
record Table(
    String name,
    List<Column> columns,
    List<String> key,
    Set<String> parents,
    Optional<String> identity) {

  /** The kinds of values. */
  enum Kind {
    INTEGER,
    TEXT,
    BYTES
  }

  /** A column. */
  record Column(String name, Kind kind) {}

  Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    parents = Set.copyOf(parents);
  }

  /** Returns the names of the columns, separated by commas. */
  String columnList() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
