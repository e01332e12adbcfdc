package dev.paperboy.store;

import dev.paperboy.paper.PaperId;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Maps rows to records by the names of their components: {@code platformMessage} is the column
 * {@code platform_message}. Moments are milliseconds since 1970, days and ids of papers are texts.
 */
final class RowMapping implements RowMapperFactory {

  /** Has rows mapped like this. */
  static Jdbi register(Jdbi jdbi) {
    return jdbi.registerRowMapper(new RowMapping())
        .registerColumnMapper(
            Instant.class,
            (row, column, context) -> Columns.optionalInstant(row, column).orElse(null))
        .registerColumnMapper(
            LocalDate.class, (row, column, context) -> LocalDate.parse(row.getString(column)))
        .registerColumnMapper(
            PaperId.class, (row, column, context) -> PaperId.of(row.getString(column)));
  }

  @Override
  public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
    Class<?> raw = GenericTypes.getErasedType(type);
    return raw.isRecord() && raw != PaperId.class
        ? Optional.of(ConstructorMapper.of(raw))
        : Optional.empty();
  }
}
