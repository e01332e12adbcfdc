package dev.paperboy.chat.discord.life;

import dev.paperboy.chat.discord.address.DiscordAddress;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.subscription.ChannelId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the bot's missing permissions in the channels of its servers, so that only changes are
 * reported. Stores only the channels where it may not post, which are few. Confined to one thread.
 */
final class WatchedGuilds {
  private final Map<Long, Map<Long, Set<Permission>>> lacking = new HashMap<>();
  private final Reachability reachability;

  WatchedGuilds(Reachability reachability) {
    this.reachability = reachability;
  }

  /** The bot joined this server: all its former channels can be written to again. */
  void joined(Guild server) {
    Map<Long, Set<Permission>> now = lackingNow(server);
    lacking.put(server.getIdLong(), now);
    Set<String> closed =
        now.keySet().stream().map(Long::toUnsignedString).collect(Collectors.toSet());
    reachability.regainedTenant(
        DiscordAddress.PLATFORM, server.getId(), channel -> !closed.contains(channel.id()));
  }

  /**
   * The bot is in this server. Known channels may have changed since the last check; an unknown one
   * may be deleted, which was reported when it was detected.
   */
  void present(Guild server) {
    Map<Long, Set<Permission>> now = lackingNow(server);
    Set<String> open =
        channels(server)
            .filter(channel -> !now.containsKey(channel.getIdLong()))
            .map(GuildChannel::getId)
            .collect(Collectors.toSet());
    reachability.regainedTenant(
        DiscordAddress.PLATFORM, server.getId(), channel -> open.contains(channel.id()));
    reportChanges(server, lacking.put(server.getIdLong(), now), now);
  }

  /** The bot was removed from this server. */
  void removed(long server) {
    lacking.remove(server);
    reachability.lostTenant(
        DiscordAddress.PLATFORM,
        Long.toUnsignedString(server),
        "the bot was removed from the server; invite it again to continue");
  }

  /** Permissions changed in this server. */
  void changed(Guild server) {
    Map<Long, Set<Permission>> now = lackingNow(server);
    reportChanges(server, lacking.put(server.getIdLong(), now), now);
  }

  private void reportChanges(
      Guild server, @Nullable Map<Long, Set<Permission>> before, Map<Long, Set<Permission>> now) {
    if (before == null) {
      return;
    }
    Set<Long> either = new HashSet<>(before.keySet());
    either.addAll(now.keySet());
    for (long channel : either) {
      report(server, channel, before.getOrDefault(channel, Set.of()), now.get(channel));
    }
  }

  private void report(
      Guild server, long channel, Set<Permission> before, @Nullable Set<Permission> now) {
    GuildChannel known = server.getGuildChannelById(channel);
    if (known == null) {
      return;
    }
    if (now == null) {
      reachability.regained(id(known));
    } else if (!now.equals(before)) {
      reachability.lost(
          id(known),
          "the bot lacks "
              + RequiredPermissions.named(known.getType(), now)
              + " in this channel; grant it in the channel's settings");
    }
  }

  /** This channel was deleted. */
  void deleted(GuildChannel channel) {
    Map<Long, Set<Permission>> known = lacking.get(channel.getGuild().getIdLong());
    if (known != null) {
      known.remove(channel.getIdLong());
    }
    reachability.deleted(
        id(channel),
        channel.getType().isThread() ? "the thread was deleted" : "the channel was deleted");
  }

  /** This channel was renamed. */
  void renamed(GuildChannel channel) {
    reachability.renamed(id(channel), "#" + channel.getName());
  }

  private static ChannelId id(GuildChannel channel) {
    return DiscordAddress.inServer(channel.getGuild().getId(), channel.getId());
  }

  private static Map<Long, Set<Permission>> lackingNow(Guild server) {
    Map<Long, Set<Permission>> found = new HashMap<>();
    channels(server)
        .forEach(
            channel -> {
              Set<Permission> missing =
                  RequiredPermissions.missingToPost(
                      channel.getType(), server.getSelfMember().getPermissions(channel));
              if (!missing.isEmpty()) {
                found.put(channel.getIdLong(), missing);
              }
            });
    return found;
  }

  private static Stream<GuildChannel> channels(Guild server) {
    return Stream.<GuildChannel>concat(
            server.getChannels(true).stream(), server.getThreadChannelCache().stream())
        .filter(channel -> canHoldPapers(channel.getType()));
  }

  private static boolean canHoldPapers(ChannelType type) {
    return type.isMessage() || type == ChannelType.FORUM;
  }
}
