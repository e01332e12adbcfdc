package dev.paperboy.chat.slack.send;

import dev.paperboy.deliver.SendResult;

/** Why a message was not, or possibly not, posted. */
sealed interface SlackFailure {

  /** It was certainly not posted. */
  record NotPosted(SendResult result) implements SlackFailure {}

  /** It may have been posted. */
  record Unknown(SendResult result) implements SlackFailure {}

  /** Slack does not accept the workspace's token. */
  record TokenRefused(String error, SendResult result) implements SlackFailure {}

  /** Slack rejects the content of the message; a plainer one may succeed. */
  record Unacceptable(String reason) implements SlackFailure {}
}
