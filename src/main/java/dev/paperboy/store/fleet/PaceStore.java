package dev.paperboy.store.fleet;

import dev.paperboy.store.Transaction;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Stores when the next request that counts towards a limit may be sent: on PostgreSQL, by the
 * server's clock, in microseconds.
 */
public final class PaceStore {
  private static final String NOW =
      "cast(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)";

  /** Reserves slots from the first free one on; returns the time until it. */
  public Duration reserve(Transaction transaction, String name, Duration interval, int count) {
    return answer(
        transaction,
        """
        INSERT INTO paces AS pace (name, next) VALUES (:name, <now> + :micros)
        ON CONFLICT (name) DO UPDATE SET next = greatest(pace.next, <now>) + :micros
        RETURNING next - :micros - <now>
        """,
        name,
        interval.multipliedBy(count));
  }

  /** Returns the time until the first free slot. */
  public Duration peek(Transaction transaction, String name) {
    return answer(
        transaction,
        "SELECT coalesce((SELECT next FROM paces WHERE name = :name) - <now>, 0) + 0 * :micros",
        name,
        Duration.ZERO);
  }

  /**
   * Returns whether the next slot is at most {@code most} away, and keeps others from taking more
   * of a limit that somebody has used until the transaction ends.
   */
  public boolean isLeft(Transaction transaction, String name, Duration most) {
    return transaction
        .handle()
        .createQuery("SELECT next <= <now> + :most FROM paces WHERE name = :name FOR UPDATE")
        .define("now", NOW)
        .bind("name", name)
        .bind("most", micros(most))
        .mapTo(Boolean.class)
        .findOne()
        .orElse(true);
  }

  /** Takes a slot if the next one is at most {@code most} away; returns whether it was. */
  public boolean take(Transaction transaction, String name, Duration interval, Duration most) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO paces AS pace (name, next) VALUES (:name, <now> + :micros)
                ON CONFLICT (name) DO UPDATE SET next = greatest(pace.next, <now>) + :micros
                WHERE pace.next <= <now> + :most
                """)
            .define("now", NOW)
            .bind("name", name)
            .bind("micros", micros(interval))
            .bind("most", micros(most))
            .execute()
        > 0;
  }

  /** Leaves no slot free before this time has passed. */
  public void postpone(Transaction transaction, String name, Duration wait) {
    Duration unused =
        answer(
            transaction,
            """
            INSERT INTO paces AS pace (name, next) VALUES (:name, <now> + :micros)
            ON CONFLICT (name) DO UPDATE SET next = greatest(pace.next, <now> + :micros)
            RETURNING next - <now>
            """,
            name,
            wait);
  }

  /**
   * Takes a limit that nobody has, until this time has passed; returns zero, or the time until
   * somebody else's ends.
   */
  public Duration claim(Transaction transaction, String name, Duration hold) {
    return answer(
        transaction,
        """
        WITH taken AS (
          INSERT INTO paces AS pace (name, next) VALUES (:name, <now> + :micros)
          ON CONFLICT (name) DO UPDATE SET next = <now> + :micros WHERE pace.next <= <now>
          RETURNING cast(0 AS bigint) AS wait
        )
        SELECT coalesce(
          (SELECT wait FROM taken),
          (SELECT greatest(next - <now>, 1000) FROM paces WHERE name = :name),
          1000)
        """,
        name,
        hold);
  }

  /** Leaves a limit that was taken to others, once this time has passed. */
  public void release(Transaction transaction, String name, Duration interval) {
    transaction
        .handle()
        .createUpdate("UPDATE paces SET next = <now> + :micros WHERE name = :name")
        .define("now", NOW)
        .bind("name", name)
        .bind("micros", micros(interval))
        .execute();
  }

  /** Removes what has been free for a minute. */
  public void purge(Transaction transaction) {
    transaction
        .handle()
        .createUpdate("DELETE FROM paces WHERE next < <now> - 60000000")
        .define("now", NOW)
        .execute();
  }

  private static Duration answer(
      Transaction transaction, String sql, String name, Duration duration) {
    long wait =
        transaction
            .handle()
            .createQuery(sql)
            .define("now", NOW)
            .bind("name", name)
            .bind("micros", micros(duration))
            .mapTo(Long.class)
            .one();
    return Duration.of(Math.max(0, wait), ChronoUnit.MICROS);
  }

  /** Rounds up, so that a limit is never exceeded. */
  private static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), 1_000_000L), (duration.getNano() + 999L) / 1000L);
  }
}
