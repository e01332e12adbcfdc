package dev.paperboy.store.fleet;

import dev.paperboy.store.Transaction;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/**
 * Stores the replicas that run on a PostgreSQL database, and which of them holds which lease.
 *
 * <p>All times are by the database's clock. A replica whose row was not renewed for a while is
 * stale, and others take its leases over. Whoever takes leases of a replica over locks its row, and
 * whoever works under a lease locks the lease's row, so that neither can happen during the other.
 */
public final class LeaseStore {
  /** The current time of the database, in milliseconds. */
  private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  /** A time in the future has been left behind by a clock that was set back. */
  private static final String LIVE = " seen BETWEEN " + NOW + " - :term AND " + NOW + " + :term ";

  /**
   * A lease.
   *
   * @param group the name of its group
   * @param partition its number in the group
   * @param owner the number of the replica that holds it, or held it last; empty if it is free
   */
  public record LeaseRow(
      @ColumnName("lease_group") String group, int partition, Optional<Long> owner) {}

  /** Adds a replica, and returns its number. */
  public long register(Transaction transaction, String name) {
    return transaction
        .query(
            "INSERT INTO replicas (name, started, seen) VALUES (:name, %s, %s) RETURNING number"
                .formatted(NOW, NOW),
            Map.of("name", name))
        .mapTo(Long.class)
        .one();
  }

  /** Adds the leases of a group that do not exist yet, free. */
  public void ensure(Transaction transaction, String group, int partitions) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO leases (lease_group, partition)
            SELECT :group, number FROM generate_series(0, :last) AS number
            ON CONFLICT DO NOTHING
            """)
        .bind("group", group)
        .bind("last", partitions - 1)
        .execute();
  }

  /** Records that a replica is alive; returns whether it is still registered. */
  public boolean renew(Transaction transaction, long replica) {
    return transaction.update(
            "UPDATE replicas SET seen = " + NOW + " WHERE number = :replica",
            Map.of("replica", replica))
        > 0;
  }

  /** Returns the number of replicas that were alive within a time. */
  public int countLive(Transaction transaction, Duration term) {
    return transaction
        .query("SELECT count(*) FROM replicas WHERE" + LIVE, Map.of("term", term.toMillis()))
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Returns the replicas that were not alive within a time, and keeps them from renewing until the
   * transaction ends; without those that are renewing at present.
   */
  public List<Long> lockStale(Transaction transaction, Duration term) {
    return transaction
        .query(
            "SELECT number FROM replicas WHERE NOT (" + LIVE + ") FOR UPDATE SKIP LOCKED",
            Map.of("term", term.toMillis()))
        .mapTo(Long.class)
        .list();
  }

  /** Returns all leases. */
  public List<LeaseRow> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM leases ORDER BY lease_group, partition")
        .mapTo(LeaseRow.class)
        .list();
  }

  /**
   * Takes leases of a group that are free or whose replicas are stale and locked, unless work is in
   * progress under them; returns their partitions.
   *
   * @param most the maximum number
   */
  public List<Integer> take(
      Transaction transaction, long replica, String group, Collection<Long> stale, int most) {
    return transaction
        .handle()
        .createQuery(
            """
            WITH chosen AS MATERIALIZED (
              SELECT partition FROM leases
              WHERE lease_group = :group AND (owner IS NULL OR owner IN (<stale>))
              ORDER BY partition LIMIT :most FOR UPDATE SKIP LOCKED)
            UPDATE leases SET owner = :replica FROM chosen
            WHERE lease_group = :group AND leases.partition = chosen.partition
            RETURNING leases.partition
            """)
        .bind("replica", replica)
        .bind("group", group)
        .bind("most", most)
        .bindList("stale", orNobody(stale))
        .mapTo(Integer.class)
        .list();
  }

  /** No replica has this number; an empty list is not a condition in SQL. */
  private static List<Long> orNobody(Collection<Long> replicas) {
    return replicas.isEmpty() ? List.of(0L) : List.copyOf(replicas);
  }

  /** Removes those of some replicas that hold no leases. */
  public void removeIdle(Transaction transaction, Collection<Long> replicas) {
    transaction
        .handle()
        .createUpdate(
            """
            DELETE FROM replicas WHERE number IN (<replicas>)
              AND NOT EXISTS (SELECT 1 FROM leases WHERE owner = number)
            """)
        .bindList("replicas", orNobody(replicas))
        .execute();
  }

  /**
   * Returns those of some leases that a replica holds, and keeps them from being taken over until
   * the transaction ends.
   *
   * @param leases written as group and partition, with a space in between
   */
  public Set<String> lock(Transaction transaction, long replica, Collection<String> leases) {
    if (leases.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        transaction
            .handle()
            .createQuery(
                """
                SELECT lease_group || ' ' || partition FROM leases
                WHERE owner = :replica AND lease_group || ' ' || partition IN (<leases>)
                FOR SHARE
                """)
            .bind("replica", replica)
            .bindList("leases", List.copyOf(leases))
            .mapTo(String.class)
            .list());
  }

  /** Makes some leases of a replica free, without those that a transaction has locked. */
  public void release(Transaction transaction, long replica, Collection<String> leases) {
    if (!leases.isEmpty()) {
      transaction
          .handle()
          .createUpdate(
              """
              WITH chosen AS MATERIALIZED (
                SELECT lease_group, partition FROM leases
                WHERE owner = :replica AND lease_group || ' ' || partition IN (<leases>)
                FOR UPDATE SKIP LOCKED)
              UPDATE leases SET owner = NULL FROM chosen
              WHERE leases.lease_group = chosen.lease_group
                AND leases.partition = chosen.partition
              """)
          .bind("replica", replica)
          .bindList("leases", List.copyOf(leases))
          .execute();
    }
  }

  /** Makes all leases of a replica free, and removes it. */
  public void leave(Transaction transaction, long replica) {
    Map<String, Long> number = Map.of("replica", replica);
    transaction.update("UPDATE leases SET owner = NULL WHERE owner = :replica", number);
    transaction.update("DELETE FROM replicas WHERE number = :replica", number);
  }
}
