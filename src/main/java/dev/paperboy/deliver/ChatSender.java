package dev.paperboy.deliver;

/** A chat platform that messages can be sent to. Safe for use by several threads. */
public interface ChatSender {

  /** The platform's name in {@code ChannelId.platform}. */
  String platform();

  /** How many cards fit into one message; at least 1. */
  int cardsPerMessage();

  /**
   * Sends one message. Sending the same nonce again must not show the message twice where the
   * platform has a way to prevent it. Never throws for what the platform answers.
   */
  SendResult send(Outgoing message);
}
