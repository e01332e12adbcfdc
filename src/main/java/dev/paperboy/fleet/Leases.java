package dev.paperboy.fleet;

import dev.paperboy.store.Transaction;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of the work that this replica does. Thread-safe.
 *
 * <p>{@link #isHeld}, {@link #partitions} and {@link #begin} tell what this replica knows, without
 * a request: a lease counts as held until shortly before another replica could get it. Only {@link
 * #verify} and {@link #confirm} are certain, for as long as their transaction lasts.
 */
public interface Leases {

  /** Work in progress under a lease, which is not handed over to another replica before its end. */
  interface Work extends AutoCloseable {
    /** Ends the work; further calls have no effect. */
    @Override
    void close();
  }

  /** Returns whether this replica may start or continue work under a lease. */
  boolean isHeld(Lease lease);

  /** Returns the partitions of a group under whose leases this replica may start work. */
  Set<Integer> partitions(LeaseGroup group);

  /** Starts work under a lease; empty if this replica may not. */
  Optional<Work> begin(Lease lease);

  /** Waits until this replica may start work under a lease. */
  void await(Lease lease) throws InterruptedException;

  /**
   * Returns those of some leases that this replica holds, and keeps them from being taken over
   * until the transaction ends.
   */
  Set<Lease> confirm(Transaction transaction, Collection<Lease> leases);

  /**
   * Verifies that this replica holds a lease, and keeps it from being taken over until the
   * transaction ends.
   *
   * @throws LeaseLostException if another replica may hold it
   */
  default void verify(Transaction transaction, Lease lease) {
    if (confirm(transaction, Set.of(lease)).isEmpty()) {
      throw new LeaseLostException(lease);
    }
  }

  /** Returns what an operator may want to know. */
  LeaseStatus status();
}
