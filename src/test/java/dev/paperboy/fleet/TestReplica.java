package dev.paperboy.fleet;

import dev.paperboy.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A replica on a PostgreSQL database of a test, which renews its leases when the test says so, by
 * clocks that the test sets.
 */
public final class TestReplica implements AutoCloseable {
  public static final LeaseGroup WORK = new LeaseGroup("work", 3);
  public static final List<LeaseGroup> GROUPS =
      List.of(LeaseGroup.CHANNELS, LeaseGroup.FEEDS, WORK);

  public final Database database;
  public final SharedLeases leases;
  public final List<Set<Lease>> recovered = new ArrayList<>();
  public RuntimeException failure = new IllegalStateException();
  public boolean fails;
  private final String name;
  private long nanos = 1;

  public TestReplica(String url, String name) {
    this(url, name, GROUPS);
  }

  public TestReplica(String url, String name, Collection<LeaseGroup> groups) {
    this.name = name;
    database = Database.openToRun(url);
    leases =
        new SharedLeases(
            database.serverConnection().orElseThrow(),
            name,
            groups,
            (transaction, gained) -> {
              if (fails) {
                throw failure;
              }
              recovered.add(new TreeSet<>(gained));
            },
            () -> nanos);
  }

  /** Renews until nothing changes for any of these replicas. */
  public static void balance(TestReplica... replicas) {
    for (int round = 0; round < 3; round++) {
      for (TestReplica replica : replicas) {
        replica.leases.renew();
      }
    }
  }

  /** Lets time pass on this replica's own clock. */
  public void passes(Duration time) {
    nanos += time.toNanos();
  }

  /** Lets time pass on all clocks during which this replica does nothing. */
  public void isSuspended(Duration time) {
    passes(time);
    database.change(
        transaction ->
            transaction.update(
                "UPDATE replicas SET seen = seen - :time WHERE name = :name",
                Map.of("time", time.toMillis(), "name", name)));
  }

  /** The leases that it may start work under. */
  public Set<Lease> held() {
    Set<Lease> held = new TreeSet<>();
    for (LeaseGroup group : GROUPS) {
      leases.partitions(group).forEach(partition -> held.add(new Lease(group.name(), partition)));
    }
    return held;
  }

  @Override
  public void close() {
    database.close();
  }
}
