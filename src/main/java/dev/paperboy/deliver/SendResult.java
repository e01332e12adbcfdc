package dev.paperboy.deliver;

import java.time.Duration;

/**
 * The outcome of sending a message. Reasons are for the people of the channel: what happened and
 * what to do, without a full stop.
 */
public sealed interface SendResult {

  /** It is there. */
  record Sent(String messageId) implements SendResult {}

  /** It did not go through this time; zero where the platform does not say how long to wait. */
  record RetryLater(Duration after, String reason) implements SendResult {}

  /**
   * The platform did not say whether it is there. It is sent again under the same nonce, with the
   * word that it was begun before.
   */
  record Unknown(String reason) implements SendResult {}

  /** The bot may not write there any more. */
  record Forbidden(String reason) implements SendResult {}

  /** The channel is no more. */
  record Gone(String reason) implements SendResult {}

  /** The bot is not at this tenant any more, so that none of its channels can be written to. */
  record Uninstalled(String reason) implements SendResult {}

  /** The platform refuses this very message, and always will. */
  record Rejected(String reason) implements SendResult {}
}
