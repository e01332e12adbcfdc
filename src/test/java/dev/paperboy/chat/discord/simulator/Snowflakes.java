package dev.paperboy.chat.discord.simulator;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Discord's ids: a time in milliseconds since 2015, and a count. Thread-safe. */
final class Snowflakes {
  private static final long EPOCH = 1_420_070_400_000L;
  private static final int TIME_SHIFT = 22;

  private final AtomicLong last = new AtomicLong();

  /** An id larger than every one before. */
  String next() {
    long now = (Instant.now().toEpochMilli() - EPOCH) << TIME_SHIFT;
    return Long.toString(last.updateAndGet(before -> Math.max(before + 1, now)));
  }

  /** An id of a guild that belongs to a shard. */
  String onShard(int shard, int total) {
    long time = Long.parseLong(next()) >> TIME_SHIFT;
    long fitting = time - Math.floorMod(time - shard, total);
    // Ids of one shard may share a time; the count below it keeps them apart.
    return Long.toString((fitting << TIME_SHIFT) | (last.incrementAndGet() & 0x3FFFFF));
  }

  static int shardOf(String guildId, int total) {
    return (int) ((Long.parseLong(guildId) >> TIME_SHIFT) % total);
  }
}
