package dev.paperboy.fleet;

import dev.paperboy.store.Transaction;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Leases that a test assigns to a replica. */
public final class AssignedLeases implements Leases {
  private final Set<Lease> held = new HashSet<>();
  private int inProgress;

  /** Gives the replica exactly these leases of a group. */
  public synchronized void assign(LeaseGroup group, int... partitions) {
    held.removeIf(lease -> lease.group().equals(group.name()));
    for (int partition : partitions) {
      held.add(new Lease(group.name(), partition));
    }
  }

  /** Returns how much work is in progress. */
  public synchronized int inProgress() {
    return inProgress;
  }

  @Override
  public synchronized boolean isHeld(Lease lease) {
    return held.contains(lease);
  }

  @Override
  public synchronized Set<Integer> partitions(LeaseGroup group) {
    return held.stream()
        .filter(lease -> lease.group().equals(group.name()))
        .map(Lease::partition)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized Optional<Work> begin(Lease lease) {
    if (!held.contains(lease)) {
      return Optional.empty();
    }
    inProgress++;
    return Optional.of(this::end);
  }

  @Override
  public void await(Lease lease) {
    if (!isHeld(lease)) {
      throw new AssertionError("nobody will assign the lease " + lease);
    }
  }

  private synchronized void end() {
    inProgress--;
  }

  @Override
  public synchronized Set<Lease> confirm(Transaction transaction, Collection<Lease> leases) {
    return leases.stream().filter(held::contains).collect(Collectors.toSet());
  }

  @Override
  public LeaseStatus status() {
    return new LeaseStatus(1, Map.of(), Duration.ZERO);
  }
}
