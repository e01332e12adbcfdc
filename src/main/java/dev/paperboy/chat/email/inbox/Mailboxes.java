package dev.paperboy.chat.email.inbox;

import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored mailboxes and sign-ups. Thread-safe. */
public interface Mailboxes {

  /**
   * A mailbox.
   *
   * @param topics its subscriptions, by number
   */
  record KnownMailbox(Channel channel, List<Subscription> topics) {

    /** Copies the topics. */
    public KnownMailbox {
      topics = List.copyOf(topics);
    }
  }

  /**
   * Adds a sign-up, unless its address is not to be written to yet; then it is not until {@code
   * rest}.
   *
   * @param digest a keyed digest of the address, the same for all its spellings
   * @return whether it was added
   */
  boolean add(SignUp signUp, String digest, Instant rest, Instant now);

  /** Removes the sign-ups that have expired, and forgets the addresses that may be written to. */
  void purge(Instant now);

  /** Returns the sign-up of this name, unless it has expired. */
  Optional<SignUp> signUp(String id, Instant now);

  /** Returns the sign-ups whose mail is due, the one due first at the beginning. */
  List<SignUp> due(int limit, Instant now);

  /** Postpones the mail of a sign-up. */
  void postpone(String id, Instant due);

  /** Records that the mail of a sign-up was handed over. */
  void mailed(String id, Instant now);

  /** Records that a sign-up was confirmed. */
  void confirmed(String id, Instant now);

  /** Removes the sign-ups of an address, which is not to be written to until an instant. */
  void refuse(String address, String digest, Instant rest);

  /** Returns the random part of the links of a mailbox, which gets one if it has none. */
  String secret(ChannelId mailbox, Instant now);

  /** Returns the mailbox whose links have this random part. */
  Optional<KnownMailbox> find(String secret);

  /** Returns the mailbox of an address. */
  Optional<KnownMailbox> find(ChannelId mailbox);

  /** Returns what is not sent to a mailbox. */
  List<Mute> mutes(ChannelId mailbox, Instant now);

  /** Ends the suspension of a mailbox. */
  void resume(ChannelId mailbox);

  /** Suspends a mailbox; nothing is sent until it is resumed. */
  void suspend(ChannelId mailbox, String reason);

  /** Withdraws the messages of a mailbox whose sending has not begun. */
  void withdraw(ChannelId mailbox);

  /** Removes a mailbox with everything that names it. */
  void delete(ChannelId mailbox, Instant now);
}
