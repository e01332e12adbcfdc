package dev.paperboy.fleet;

import java.time.Duration;
import java.util.Map;

/**
 * What an operator may want to know about the leases of a replica.
 *
 * @param replicas the number of replicas that run on the database, with this one
 * @param held the number of leases that it holds, by the name of their group
 * @param sinceRenewal the time since they were last renewed
 */
public record LeaseStatus(int replicas, Map<String, Integer> held, Duration sinceRenewal) {
  /** Copies the map. */
  public LeaseStatus {
    held = Map.copyOf(held);
  }
}
