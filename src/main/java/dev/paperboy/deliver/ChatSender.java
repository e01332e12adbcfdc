package dev.paperboy.deliver;

import dev.paperboy.card.Card;
import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A chat platform that messages can be sent to. Safe for use by several threads. */
public interface ChatSender {

  /** Returns the platform's name in {@code ChannelId.platform}. */
  String platform();

  /**
   * Returns whether the platform can be reached; while it cannot, its messages wait without being
   * attempted.
   */
  boolean isReady();

  /**
   * Returns the number of these papers, from the first, that fit into one message of this channel;
   * at least 1.
   *
   * @param cards at least one
   */
  int fitting(ChannelId channel, List<Card> cards);

  /**
   * Sends one message asynchronously. Sending the same nonce again must not post the message twice
   * if the platform has a way to prevent it. A reply is posted where it disturbs least: in the
   * thread of the message it belongs to.
   *
   * @param message if it replies to a message that no longer exists, the result is {@link
   *     SendResult.Rejected}
   * @return completes with the platform's response; failures of the platform are results, too
   */
  CompletableFuture<SendResult> send(Outgoing message);

  /**
   * Returns the maximum number of messages that are being sent at once: after a crash, as many may
   * have been sent without that being recorded.
   */
  default int atOnce() {
    return 200;
  }

  /** Returns whether sent messages can be edited; true by default. */
  default boolean canEdit() {
    return true;
  }

  /**
   * Replaces the content of a sent message asynchronously. Idempotent.
   *
   * @param messageId the ID returned in {@link SendResult.Sent}
   * @return completes with the platform's response; {@link SendResult.Rejected} if the message no
   *     longer exists or can no longer be edited
   */
  CompletableFuture<SendResult> edit(String messageId, Outgoing message);

  /** Returns the address for direct messages to a person; empty if the platform has none. */
  Optional<ChannelId> personal(String tenant, String user);
}
