package dev.paperboy.deliver;

import java.time.Duration;

/**
 * The outcome of sending a message. Reasons are written for the people of the channel: what
 * happened and what to do, without a full stop.
 */
public sealed interface SendResult {

  /** The message was sent. */
  record Sent(String messageId) implements SendResult {}

  /** This attempt failed; zero if the platform does not say how long to wait. */
  record RetryLater(Duration after, String reason) implements SendResult {}

  /**
   * The outcome is unknown. The message is sent again with the same nonce, and marked as begun
   * before.
   */
  record Unknown(String reason) implements SendResult {}

  /** The bot may no longer write to the channel. */
  record Forbidden(String reason) implements SendResult {}

  /** The channel no longer exists. */
  record Gone(String reason) implements SendResult {}

  /** The bot was removed from this tenant, so that none of its channels can be written to. */
  record Uninstalled(String reason) implements SendResult {}

  /** The platform rejects this message permanently. */
  record Rejected(String reason) implements SendResult {}
}
