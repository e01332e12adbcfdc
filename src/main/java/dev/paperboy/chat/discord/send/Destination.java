package dev.paperboy.chat.discord.send;

import dev.paperboy.deliver.SendResult;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.attribute.IPostContainer;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;

/** The destination of a message. */
sealed interface Destination {

  /** A channel of a guild that has messages: text, announcements, threads, voice, stage. */
  record InChannel(GuildMessageChannel channel) implements Destination {}

  /** A forum, in which every message is a separate post. */
  record InForum(IPostContainer forum) implements Destination {}

  /**
   * A channel of a guild that is not in the cache: an archived thread, or a deleted channel. Only
   * Discord knows which.
   */
  record Unknown(JDA connection, String channel) implements Destination {}

  /** A guild that is not in the cache: only Discord knows whether the bot is still there. */
  record Missing(JDA connection, long guild) implements Destination {}

  /** A person. */
  record WithPerson(JDA connection, long user) implements Destination {}

  /** No destination, temporarily or permanently. */
  record Nowhere(SendResult result) implements Destination {}
}
