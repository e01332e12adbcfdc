package dev.paperboy.store.outbox;

import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Queries for what is due on some platforms; if no platform is given, nothing is due. */
public final class DueOnPlatforms {
  private DueOnPlatforms() {}

  /**
   * Returns the channels that are not suspended and have due alerts that satisfy a condition, from
   * completed polls, and that no message carries or mentions yet.
   *
   * @param which a condition on the alerts
   */
  public static List<Long> channels(
      Transaction transaction, Collection<String> platforms, Instant now, String which) {
    return list(
        transaction,
        platforms,
        now,
        """
        SELECT DISTINCT alerts.channel FROM alerts JOIN channels
          ON channels.number = alerts.channel
        WHERE message IS NULL AND due <= :now AND rest = '' AND platform IN (<platforms>)
          AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL) AND\
        """
            + " "
            + which
            + " ORDER BY alerts.channel",
        Long.class);
  }

  /** Returns the rows of a query with the parameters {@code now} and {@code platforms}. */
  static <T> List<T> list(
      Transaction transaction,
      Collection<String> platforms,
      Instant now,
      String sql,
      Class<T> type) {
    return platforms.isEmpty()
        ? List.of()
        : query(transaction, platforms, now, sql).mapTo(type).list();
  }

  /** Returns the instant in the column {@code next} of such a query's only row. */
  static Optional<Instant> next(
      Transaction transaction, Collection<String> platforms, Instant now, String sql) {
    return platforms.isEmpty()
        ? Optional.empty()
        : query(transaction, platforms, now, sql).mapTo(Instant.class).findOne();
  }

  private static Query query(
      Transaction transaction, Collection<String> platforms, Instant now, String sql) {
    return transaction.query(sql, Map.of("now", now)).bindList("platforms", List.copyOf(platforms));
  }
}
