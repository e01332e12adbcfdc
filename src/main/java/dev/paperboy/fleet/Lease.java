package dev.paperboy.fleet;

import dev.paperboy.subscription.ChannelPartition;

/**
 * The right to do one part of the work, held by at most one replica at a time.
 *
 * @param group the name of its {@link LeaseGroup}
 * @param partition which part of the group, from 0
 */
public record Lease(String group, int partition) implements Comparable<Lease> {

  /** Returns the lease for polling a feed. */
  public static Lease ofFeed(String name) {
    return new Lease(
        LeaseGroup.FEEDS.name(), ChannelPartition.hash(name, LeaseGroup.FEEDS.partitions()));
  }

  @Override
  public int compareTo(Lease other) {
    int byGroup = group.compareTo(other.group);
    return byGroup != 0 ? byGroup : Integer.compare(partition, other.partition);
  }

  @Override
  public String toString() {
    return group + " " + partition;
  }
}
