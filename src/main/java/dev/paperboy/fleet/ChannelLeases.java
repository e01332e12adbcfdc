package dev.paperboy.fleet;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.ChannelPartition;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The leases for posting to channels. A platform whose channels can only be posted to by the holder
 * of a connection has a group of its own. Thread-safe.
 */
public final class ChannelLeases {
  private final Leases leases;
  private final Map<String, LeaseGroup> ownGroups;

  /**
   * Creates the leases for channels.
   *
   * @param ownGroups the groups of leases, by platform, of those that have their own; the number of
   *     partitions is a divisor of {@link ChannelPartition#PARTITIONS}
   */
  public ChannelLeases(Leases leases, Map<String, LeaseGroup> ownGroups) {
    this.leases = leases;
    this.ownGroups = Map.copyOf(ownGroups);
  }

  /** Returns the leases of this replica. */
  public Leases leases() {
    return leases;
  }

  /** Returns the lease for posting to a channel. */
  public Lease of(ChannelId channel) {
    LeaseGroup group = group(channel.platform());
    return new Lease(group.name(), ChannelPartition.of(channel) % group.partitions());
  }

  /** Returns whether this replica may post to a channel, as far as it knows. */
  public boolean isHeld(ChannelId channel) {
    return leases.isHeld(of(channel));
  }

  /**
   * Returns whether this replica may post to a channel, and keeps others from doing so until the
   * transaction ends.
   */
  public boolean isConfirmed(Transaction transaction, ChannelId channel) {
    return !confirm(transaction, Set.of(channel)).isEmpty();
  }

  /**
   * Returns those of some channels that this replica may post to, and keeps others from doing so
   * until the transaction ends.
   */
  public Set<ChannelId> confirm(Transaction transaction, Collection<ChannelId> channels) {
    Set<Lease> wanted = channels.stream().map(this::of).collect(Collectors.toSet());
    Set<Lease> confirmed = leases.confirm(transaction, wanted);
    return channels.stream()
        .filter(channel -> confirmed.contains(of(channel)))
        .collect(Collectors.toSet());
  }

  /** Returns the channels of some platforms that this replica may post to. */
  public ServedChannels served(Collection<String> platforms) {
    return new ServedChannels(
        platforms.stream().collect(Collectors.toMap(Function.identity(), this::partitions)));
  }

  private Set<Integer> partitions(String platform) {
    LeaseGroup group = group(platform);
    Set<Integer> held = leases.partitions(group);
    return ChannelPartition.all().stream()
        .filter(partition -> held.contains(partition % group.partitions()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private LeaseGroup group(String platform) {
    return ownGroups.getOrDefault(platform, LeaseGroup.CHANNELS);
  }
}
