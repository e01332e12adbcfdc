package dev.paperboy.chat.discord.send;

import dev.paperboy.deliver.SendResult;

/** Why a message was not posted. */
sealed interface DiscordFailure {

  /** A failure that cannot be worked around here. */
  record Final(SendResult result) implements DiscordFailure {}

  /** Discord rejects the content of the message; a plainer one may succeed. */
  record Unacceptable(String reason) implements DiscordFailure {}

  /** Discord no longer accepts the bot's token. */
  record TokenRefused() implements DiscordFailure {}
}
