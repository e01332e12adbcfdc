package dev.paperboy.chat.discord.send;

import dev.paperboy.chat.discord.address.DiscordAddress;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.deliver.SendResult.Forbidden;
import dev.paperboy.deliver.SendResult.Gone;
import dev.paperboy.deliver.SendResult.RetryLater;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.attribute.IPostContainer;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;

/** Finds the destination of an address in the shards' caches. */
final class DestinationLookup {
  /** Discord's IDs have no fewer and no more digits. */
  private static final String SNOWFLAKE = "[1-9][0-9]{0,18}";

  private final DiscordShards shards;

  DestinationLookup(DiscordShards shards) {
    this.shards = shards;
  }

  Destination of(ChannelId address) {
    if (!address.id().matches(SNOWFLAKE)) {
      return nowhere(new Gone("this is not a Discord channel"));
    }
    if (DiscordAddress.isOfPerson(address)) {
      return person(Long.parseUnsignedLong(address.id()));
    }
    return address.tenant().matches(SNOWFLAKE)
        ? inGuild(Long.parseUnsignedLong(address.tenant()), address.id())
        : nowhere(new Gone("this is not a Discord server"));
  }

  private Destination person(long user) {
    return shards.all().stream()
        .filter(DestinationLookup::isConnected)
        .findFirst()
        .<Destination>map(connection -> new Destination.WithPerson(connection, user))
        .orElseGet(DestinationLookup::notConnected);
  }

  private Destination inGuild(long guild, String channel) {
    Optional<JDA> connection = shards.of(guild).filter(DestinationLookup::isConnected);
    return connection.isEmpty() ? notConnected() : inGuild(connection.get(), guild, channel);
  }

  private static Destination inGuild(JDA connection, long id, String channel) {
    Guild guild = connection.getGuildById(id);
    if (connection.isUnavailable(id)) {
      return later("this server cannot be reached: Discord reports an outage");
    }
    if (guild == null) {
      return new Destination.Missing(connection, id);
    }
    GuildChannel known = guild.getGuildChannelById(channel);
    if (known instanceof IPostContainer forum) {
      return new Destination.InForum(forum);
    }
    if (known instanceof GuildMessageChannel messages) {
      return new Destination.InChannel(messages);
    }
    return known == null
        ? new Destination.Unknown(connection, channel)
        : nowhere(new Forbidden("messages cannot be posted in a channel of this kind"));
  }

  /** Returns whether this is a forum; false if that is unknown. */
  boolean isForum(ChannelId address) {
    return of(address) instanceof Destination.InForum;
  }

  private static boolean isConnected(JDA connection) {
    return connection.getStatus() == JDA.Status.CONNECTED;
  }

  private static Destination notConnected() {
    return later("the connection to Discord is down");
  }

  private static Destination later(String reason) {
    return nowhere(new RetryLater(Duration.ZERO, reason));
  }

  private static Destination nowhere(SendResult result) {
    return new Destination.Nowhere(result);
  }
}
