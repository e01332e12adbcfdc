package dev.paperboy.deliver;

import dev.paperboy.subscription.ChannelId;
import java.util.function.Predicate;

/**
 * Receives the changes in which channels a platform can write to. A lost channel is suspended: its
 * subscriptions are kept, nothing is sent, and its subscribers are notified once. Thread-safe.
 * Reasons are as in {@link SendResult}.
 */
public interface Reachability {

  /** This channel can no longer be written to. Ignored for an unknown channel. */
  void lost(ChannelId channel, String reason);

  /** This channel was deleted for good: it is lost, and the votes of its people are deleted. */
  void deleted(ChannelId channel, String reason);

  /** No channel of this tenant can be written to any more. */
  void lostTenant(String platform, String tenant, String reason);

  /** This channel can be written to again; its backlog is sent. */
  void regained(ChannelId channel);

  /**
   * The channels of this tenant can be written to again.
   *
   * @param reachable whether that holds for a channel; one known to be deleted or closed stays
   *     suspended, so that nobody is notified again
   */
  void regainedTenant(String platform, String tenant, Predicate<ChannelId> reachable);

  /** This channel was renamed. */
  void renamed(ChannelId channel, String name);

  /** The platform has become reachable or unreachable; waiting messages are checked again. */
  void readinessChanged();
}
