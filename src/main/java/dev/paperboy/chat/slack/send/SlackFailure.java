package dev.paperboy.chat.slack.send;

import dev.paperboy.deliver.SendResult;

/** Why a message was not posted, as far as is known. */
sealed interface SlackFailure {

  /** It was not posted, for certain. */
  record NotPosted(SendResult result) implements SlackFailure {}

  /** It may have been posted all the same. */
  record Unknown(SendResult result) implements SlackFailure {}

  /** Slack does not take the workspace's token. */
  record TokenRefused(String error, SendResult result) implements SlackFailure {}

  /** Slack refuses what is in the message; something plainer may go through. */
  record Unacceptable(String reason) implements SlackFailure {}
}
