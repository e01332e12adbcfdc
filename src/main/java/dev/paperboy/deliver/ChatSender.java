package dev.paperboy.deliver;

import dev.paperboy.card.Card;
import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A chat platform that messages can be sent to. Safe for use by several threads. */
public interface ChatSender {

  /** The platform's name in {@code ChannelId.platform}. */
  String platform();

  /** Whether the platform can be reached at all; while it cannot, its messages wait untried. */
  boolean isReady();

  /**
   * How many of these papers, from the first, go into one message of this channel; at least 1.
   *
   * @param cards at least one
   */
  int fitting(ChannelId channel, List<Card> cards);

  /**
   * Sends one message, without making the caller wait. Sending the same nonce again must not show
   * the message twice where the platform has a way to prevent it. A reply goes where it disturbs
   * least: into the thread of the message that it belongs to.
   *
   * @param message where it is a reply to a message that is not there any more, the result is
   *     {@link SendResult.Rejected}
   * @return ends with what the platform answered; failures of the platform are results, too
   */
  CompletableFuture<SendResult> send(Outgoing message);

  /**
   * Puts a message in the place of one that was sent, without making the caller wait. Doing so
   * twice is as doing so once.
   *
   * @param messageId what {@link SendResult.Sent} said when it was sent
   * @return ends with what the platform answered; {@link SendResult.Rejected} where the message is
   *     not there any more, or can no longer be edited
   */
  CompletableFuture<SendResult> edit(String messageId, Outgoing message);

  /** Where one person is written to; empty where the platform has no such place. */
  Optional<ChannelId> personal(String tenant, String user);
}
