package dev.paperboy.store.outbox;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ServedChannels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Queries for what is due in the served channels; without any, nothing is due. */
public final class DueInChannels {
  private DueInChannels() {}

  /**
   * Returns the served channels that are not suspended and have due alerts that satisfy a
   * condition, from completed polls, and that no message carries or mentions yet.
   *
   * @param which a condition on the alerts
   * @param most the maximum number of channels
   */
  public static List<Long> channels(
      Transaction transaction, ServedChannels channels, Instant now, String which, int most) {
    return list(
        transaction,
        channels,
        now,
        most,
        """
        SELECT DISTINCT alerts.channel FROM alerts JOIN channels
          ON channels.number = alerts.channel
        WHERE message IS NULL AND due <= :now AND rest = '' AND <served>
          AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL) AND\
        """
            + " "
            + which
            + " ORDER BY alerts.channel LIMIT :most",
        Long.class);
  }

  /** Returns the rows of a query with the parameter {@code now} and {@link ServedChannels#in}. */
  static <T> List<T> list(
      Transaction transaction, ServedChannels channels, Instant now, String sql, Class<T> type) {
    return channels.isEmpty()
        ? List.of()
        : query(transaction, channels, now, sql).mapTo(type).list();
  }

  /** Returns the rows of such a query that has the parameter {@code most} as well. */
  static <T> List<T> list(
      Transaction transaction,
      ServedChannels channels,
      Instant now,
      int most,
      String sql,
      Class<T> type) {
    return channels.isEmpty()
        ? List.of()
        : query(transaction, channels, now, sql).bind("most", most).mapTo(type).list();
  }

  /** Returns the instant in the column {@code next} of such a query's only row. */
  static Optional<Instant> next(
      Transaction transaction, ServedChannels channels, Instant now, String sql) {
    return channels.isEmpty()
        ? Optional.empty()
        : query(transaction, channels, now, sql).mapTo(Instant.class).findOne();
  }

  private static Query query(
      Transaction transaction, ServedChannels channels, Instant now, String sql) {
    return channels.in(transaction.query(sql, Map.of("now", now)));
  }
}
