package dev.paperboy.fleet;

import dev.paperboy.store.Transaction;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The leases of a process that is alone on its database: it holds all of them, always. */
public final class SoleLeases implements Leases {
  @Override
  public boolean isHeld(Lease lease) {
    return true;
  }

  @Override
  public Set<Integer> partitions(LeaseGroup group) {
    return IntStream.range(0, group.partitions()).boxed().collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Work> begin(Lease lease) {
    return Optional.of(() -> {});
  }

  @Override
  public void await(Lease lease) {
    // It is held already.
  }

  @Override
  public Set<Lease> confirm(Transaction transaction, Collection<Lease> leases) {
    return Set.copyOf(leases);
  }

  @Override
  public LeaseStatus status() {
    return new LeaseStatus(
        1,
        Stream.of(LeaseGroup.CHANNELS, LeaseGroup.FEEDS)
            .collect(Collectors.toMap(LeaseGroup::name, LeaseGroup::partitions)),
        Duration.ZERO);
  }
}
