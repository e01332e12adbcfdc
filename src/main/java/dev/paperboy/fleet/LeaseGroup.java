package dev.paperboy.fleet;

import dev.paperboy.subscription.ChannelPartition;

/**
 * Leases for work of one kind, of which each replica holds a fair share.
 *
 * @param name lower case
 * @param partitions the number of leases; the same in all replicas
 */
public record LeaseGroup(String name, int partitions) {
  /** Posting to channels, by {@link ChannelPartition}. */
  public static final LeaseGroup CHANNELS = new LeaseGroup("channels", ChannelPartition.PARTITIONS);

  /** Polling feeds, by a hash of their names. */
  public static final LeaseGroup FEEDS = new LeaseGroup("feeds", 64);

  /** Rejects a group without partitions. */
  public LeaseGroup {
    if (partitions < 1) {
      throw new IllegalArgumentException("a group has at least one partition");
    }
  }
}
