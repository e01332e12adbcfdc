package dev.paperboy.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Questions about what is due on some platforms; where none is asked for, nothing is due. */
final class DueOnPlatforms {
  private DueOnPlatforms() {}

  /** The rows of a query with the parameters {@code now} and {@code platforms}. */
  static <T> List<T> list(
      Transaction transaction,
      Collection<String> platforms,
      Instant now,
      String sql,
      RowMapper<T> mapper) {
    return platforms.isEmpty()
        ? List.of()
        : query(transaction, platforms, now, sql).map(mapper).list();
  }

  /** The time in the column {@code next} of such a query's one row. */
  static Optional<Instant> next(
      Transaction transaction, Collection<String> platforms, Instant now, String sql) {
    return platforms.isEmpty()
        ? Optional.empty()
        : query(transaction, platforms, now, sql)
            .map((row, context) -> Columns.optionalInstant(row, "next"))
            .one();
  }

  private static Query query(
      Transaction transaction, Collection<String> platforms, Instant now, String sql) {
    return transaction
        .handle()
        .createQuery(sql)
        .bind("now", now.toEpochMilli())
        .bindList("platforms", List.copyOf(platforms));
  }
}
