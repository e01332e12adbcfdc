package dev.paperboy.chat.discord.send;

import dev.paperboy.deliver.SendResult;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.attribute.IPostContainer;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;

/** Where a message goes. */
sealed interface Destination {

  /** A channel of a guild that holds messages: text, announcements, threads, voice, stage. */
  record InChannel(GuildMessageChannel channel) implements Destination {}

  /** A forum, in which every message is a post of its own. */
  record InForum(IPostContainer forum) implements Destination {}

  /**
   * A channel of a guild that the cache does not hold: an archived thread, or one that was deleted.
   * Discord knows which.
   */
  record Unknown(JDA connection, String channel) implements Destination {}

  /** A guild that the cache does not hold: Discord knows whether the bot is still there. */
  record Missing(JDA connection, long guild) implements Destination {}

  /** A person. */
  record WithPerson(JDA connection, long user) implements Destination {}

  /** None, for now or for ever. */
  record Nowhere(SendResult result) implements Destination {}
}
