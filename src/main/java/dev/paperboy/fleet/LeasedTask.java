package dev.paperboy.fleet;

import java.util.Optional;

/**
 * A task that a replica does only while it holds a lease, and during which the lease is not handed
 * over. Thread-safe.
 */
public final class LeasedTask {
  private final Leases leases;
  private final Lease lease;

  /** Creates a task under a lease. */
  public LeasedTask(Leases leases, Lease lease) {
    this.leases = leases;
    this.lease = lease;
  }

  /**
   * What is done.
   *
   * @param <T> its result
   * @param <E> what it may throw
   */
  @FunctionalInterface
  public interface Step<T, E extends Exception> {
    /** Does it. */
    T run() throws E;
  }

  /** Does something and returns its result; empty if this replica may not, and nothing was done. */
  public <T, E extends Exception> Optional<T> run(Step<T, E> step) throws E {
    Optional<Leases.Work> begun = leases.begin(lease);
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    try (Leases.Work work = begun.get()) {
      return Optional.of(step.run());
    }
  }
}
