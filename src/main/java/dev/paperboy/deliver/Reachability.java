package dev.paperboy.deliver;

import dev.paperboy.subscription.ChannelId;
import java.util.function.Predicate;

/**
 * What a platform tells of the channels that it can write to. A channel that is lost is suspended:
 * its subscriptions are kept, nothing is sent, and the people who subscribed are told once. Safe
 * for use by several threads. Reasons are as in {@link SendResult}.
 */
public interface Reachability {

  /** Nothing can be written to this channel any more. Nothing happens to an unknown channel. */
  void lost(ChannelId channel, String reason);

  /** Nothing can be written to any channel of this tenant any more. */
  void lostTenant(String platform, String tenant, String reason);

  /** This channel may be written to again; what waited for it is sent. */
  void regained(ChannelId channel);

  /**
   * The channels of this tenant may be written to again.
   *
   * @param reachable whether that holds for a channel; one that is known to be deleted or closed
   *     stays suspended, so that nobody is notified again
   */
  void regainedTenant(String platform, String tenant, Predicate<ChannelId> reachable);

  /** People call this channel something else now. */
  void renamed(ChannelId channel, String name);

  /** The platform can be reached now, or not any more: what waits is looked at again. */
  void readinessChanged();
}
