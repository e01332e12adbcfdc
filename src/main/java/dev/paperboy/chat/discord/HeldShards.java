package dev.paperboy.chat.discord;

import dev.paperboy.fleet.Lease;
import dev.paperboy.fleet.LeaseGroup;
import dev.paperboy.fleet.Leases;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The shards that this process may serve: it holds their leases. Thread-safe. */
final class HeldShards {
  private final Leases leases;
  private final LeaseGroup group;
  private final DiscordOptions options;

  HeldShards(DiscordOptions options, Leases leases) {
    this.options = options;
    this.leases = leases;
    this.group = options.leases();
  }

  /** Returns the shards that may be served now, in order. */
  Set<Integer> present() {
    return leases.partitions(group).stream()
        .filter(this::isConfigured)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns whether a shard may be served now. */
  boolean contains(int shard) {
    return isConfigured(shard) && leases.isHeld(new Lease(group.name(), shard));
  }

  /** Begins to serve a shard; empty if it may not be served any more. */
  Optional<Leases.Work> begin(int shard) {
    return leases.begin(new Lease(group.name(), shard));
  }

  private boolean isConfigured(int shard) {
    return shard >= options.firstShard() && shard <= options.lastShard();
  }
}
