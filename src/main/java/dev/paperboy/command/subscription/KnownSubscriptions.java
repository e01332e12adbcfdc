package dev.paperboy.command.subscription;

import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription.Wish;
import java.util.List;
import java.util.Optional;

/**
 * What is subscribed to, as data for platforms that show it in forms. Safe for use by several
 * threads.
 */
public interface KnownSubscriptions {

  /** The subscription of this number in this channel. */
  Optional<Entry> find(ChannelId channel, int number);

  /**
   * What concerns one person: everything in their own channel, and what they subscribed to in other
   * channels of the tenant. Channels without any are left out.
   *
   * @param personal where the person alone is written to
   * @param user the platform's id of the person
   * @return the person's own channel first, then the others by name
   */
  List<InChannel> of(ChannelId personal, String user);

  /**
   * A channel with subscriptions.
   *
   * @param name what people call it
   * @param rest why nothing can be posted there at present; empty while all is well
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
   * @param how how often and how much it posts, in words
   * @param pause why it is paused; empty while it is active
   */
  record Entry(int number, Wish wish, String how, String pause) {}
}
