package dev.paperboy.store.mapping;

import dev.paperboy.store.StoreException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMappers;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Maps a row to a record. Works like the library's own mapper, but nested records from packages
 * that do not depend on the database need no annotations.
 */
final class RecordMapper<T> implements RowMapper<T> {
  private final Constructor<T> constructor;
  private final List<Component> components = new ArrayList<>();

  /**
   * A record component.
   *
   * @param single maps one column to its value; null if it is made from several columns
   * @param nested maps several columns to its value; null if it is made from one
   * @param optional whether it may be absent
   */
  private record Component(
      String column,
      String prefix,
      @Nullable ColumnMapper<?> single,
      @Nullable RowMapper<?> nested,
      boolean optional) {}

  /**
   * Creates a mapper for a record type.
   *
   * @param names the column names of components that differ from the default
   */
  RecordMapper(Class<T> record, Map<String, String> names, ConfigRegistry config) {
    RecordComponent[] declared = record.getRecordComponents();
    Class<?>[] types = Stream.of(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      constructor = record.getDeclaredConstructor(types);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
    constructor.setAccessible(true);
    for (int i = 0; i < declared.length; i++) {
      String name = declared[i].getName();
      ColumnName given = constructor.getParameters()[i].getAnnotation(ColumnName.class);
      String inSnakeCase = name.replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT);
      String column = given == null ? names.getOrDefault(name, inSnakeCase) : given.value();
      Type type = declared[i].getGenericType();
      ColumnMapper<?> single = config.get(ColumnMappers.class).findFor(type).orElse(null);
      RowMapper<?> nested =
          single == null ? config.get(RowMappers.class).findFor(type).orElseThrow() : null;
      boolean optional = declared[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
      components.add(new Component(column, column + "_", single, nested, optional));
    }
  }

  @Override
  public T map(ResultSet row, StatementContext context) throws SQLException {
    return specialize(row, context).map(row, context);
  }

  @Override
  public RowMapper<T> specialize(ResultSet row, StatementContext context) throws SQLException {
    Map<String, Integer> there = new HashMap<>();
    ResultSetMetaData described = row.getMetaData();
    for (int i = 1; i <= described.getColumnCount(); i++) {
      there.putIfAbsent(described.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
    }
    return within("", there, row, context);
  }

  /** Maps a component to one column. */
  private record Single(ColumnMapper<?> mapper, int column) implements RowMapper<Object> {
    @Override
    public @Nullable Object map(ResultSet row, StatementContext context) throws SQLException {
      return mapper.map(row, column, context);
    }
  }

  /**
   * Creates the mapper for a record nested in another one.
   *
   * @param prefix the component's column name, which may prefix columns of the record
   */
  private RowMapper<T> within(
      String prefix, Map<String, Integer> there, ResultSet row, StatementContext context)
      throws SQLException {
    List<RowMapper<?>> parts = new ArrayList<>();
    for (Component component : components) {
      if (component.single() != null) {
        Integer column = prefix.isEmpty() ? null : there.get(prefix + component.column());
        column = column == null ? there.get(component.column()) : column;
        parts.add(
            new Single(
                component.single(), column == null ? row.findColumn(component.column()) : column));
      } else {
        RowMapper<?> nested = Objects.requireNonNull(component.nested());
        RowMapper<?> made =
            nested instanceof RecordMapper<?> record
                ? record.within(component.prefix(), there, row, context)
                : nested;
        parts.add(component.optional() ? orNull(made) : made);
      }
    }
    return new Made<>(constructor, parts);
  }

  private record Made<T>(Constructor<T> constructor, List<RowMapper<?>> parts)
      implements RowMapper<T> {
    @Override
    public T map(ResultSet row, StatementContext context) throws SQLException {
      Object[] values = new Object[parts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = parts.get(i).map(row, context);
      }
      try {
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException | IllegalArgumentException failure) {
        throw new StoreException(
            StoreException.Kind.UNUSABLE,
            "A stored row is damaged: no " + constructor.getDeclaringClass().getSimpleName(),
            failure);
      }
    }
  }

  /** Maps to null if the first column of a record is NULL or empty. */
  private static RowMapper<?> orNull(RowMapper<?> mapper) {
    if (!(mapper instanceof Made<?> made && made.parts().get(0) instanceof Single first)) {
      throw new IllegalArgumentException("a record may be missing only by its first column");
    }
    return (row, context) -> {
      Object value = row.getObject(first.column());
      return value == null || value.equals("") ? null : made.map(row, context);
    };
  }
}
