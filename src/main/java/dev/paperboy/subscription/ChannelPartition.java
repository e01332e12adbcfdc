package dev.paperboy.subscription;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * The division of all channels into {@value #PARTITIONS} partitions, so that replicas can share
 * them. Stored in the table of channels; it must never change.
 */
public final class ChannelPartition {
  /** The number of partitions, a power of two. */
  public static final int PARTITIONS = 64;

  private static final String SHARDED = "discord";
  private static final int TIME_BITS = 22;

  private ChannelPartition() {}

  /** Returns all partitions. */
  public static Set<Integer> all() {
    return IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns the partition of a channel.
   *
   * <p>On Discord, the remainder of dividing it by a number of shards, a divisor of {@value
   * #PARTITIONS}, is the shard that the channel belongs to; direct messages belong to the first.
   */
  public static int of(ChannelId channel) {
    if (!channel.platform().equals(SHARDED)) {
      return hash(channel.platform() + "/" + channel.tenant() + "/" + channel.id(), PARTITIONS);
    }
    try {
      return Math.floorMod(Long.parseLong(channel.tenant()) >> TIME_BITS, PARTITIONS);
    } catch (NumberFormatException person) {
      return 0;
    }
  }

  /** Returns a number from 0 to below a limit that depends on a text alone. */
  public static int hash(String text, int limit) {
    CRC32 hash = new CRC32();
    hash.update(text.getBytes(StandardCharsets.UTF_8));
    return (int) (hash.getValue() % limit);
  }
}
