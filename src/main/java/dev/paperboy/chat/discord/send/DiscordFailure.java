package dev.paperboy.chat.discord.send;

import dev.paperboy.deliver.SendResult;

/** Why a message was not posted. */
sealed interface DiscordFailure {

  /** Nothing can be done about it here. */
  record Final(SendResult result) implements DiscordFailure {}

  /** Discord refuses what is in the message; something plainer may go through. */
  record Unacceptable(String reason) implements DiscordFailure {}

  /** Discord does not know the bot's token any more. */
  record TokenRefused() implements DiscordFailure {}
}
