package dev.paperboy.command.subscription;

import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription.Wish;
import java.util.List;
import java.util.Optional;

/** Read access to subscriptions, for platforms that show them in forms. Thread-safe. */
public interface KnownSubscriptions {

  /** Returns the subscription with this number in this channel. */
  Optional<Entry> find(ChannelId channel, int number);

  /**
   * Returns the subscriptions of one person: everything in their own channel, and what they
   * subscribed to in other channels of the tenant. Channels without any are left out.
   *
   * @param personal the person's own channel
   * @param user the platform's id of the person
   * @return the person's own channel first, then the others by name
   */
  List<InChannel> of(ChannelId personal, String user);

  /**
   * A channel with subscriptions.
   *
   * @param name display name
   * @param rest why nothing can be posted there at present; otherwise empty
   * @param entries by number; at least one
   */
  record InChannel(ChannelId channel, String name, String rest, List<Entry> entries) {
    /** Copies the entries. */
    public InChannel {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A subscription.
   *
   * @param number in its channel
   * @param how its delivery options, in words
   * @param pause why it is paused; empty if it is active
   */
  record Entry(int number, Wish wish, String how, String pause) {}
}
