package dev.paperboy.deliver;

import java.time.Duration;

/** What became of sending a message. Reasons are sentences for the people of the channel. */
public sealed interface SendResult {

  /** It is there. */
  record Sent(String messageId) implements SendResult {}

  /** It did not go through this time. */
  record RetryLater(Duration after, String reason) implements SendResult {}

  /** The bot may not write there any more. */
  record Forbidden(String reason) implements SendResult {}

  /** The channel is no more. */
  record Gone(String reason) implements SendResult {}

  /** The platform refuses this very message, and always will. */
  record Rejected(String reason) implements SendResult {}
}
