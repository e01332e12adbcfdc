package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.discord.address.DiscordAddress;
import dev.paperboy.command.Request;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Determines the origin of an interaction. Permissions are read from the event's payload, which
 * includes overrides for single members; the library does not keep them.
 */
final class InteractionOrigins {
  private InteractionOrigins() {}

  /** Returns the origin of this interaction. */
  static <E extends Interaction & GenericEvent> InteractionOrigin of(E event) {
    return personal(event) ? own(event) : inServer(event, payload(event));
  }

  /**
   * Returns the channel named in an option, in a server.
   *
   * @param channel the ID of the named channel
   */
  static <E extends Interaction & GenericEvent> Optional<InteractionOrigin> named(
      E event, String channel) {
    Guild server = event.getGuild();
    if (server == null || personal(event)) {
      return Optional.empty();
    }
    return payload(event)
        .optObject("data")
        .flatMap(data -> data.optObject("resolved"))
        .flatMap(resolved -> resolved.optObject("channels"))
        .flatMap(channels -> channels.optObject(channel))
        .map(
            found ->
                new InteractionOrigin(
                    DiscordAddress.inServer(server.getId(), channel),
                    "#" + found.getString("name"),
                    ChannelType.fromId(found.getInt("type")),
                    user(event, permissions(found, "permissions")),
                    false,
                    channel.equals(event.getChannelId()),
                    permissions(found, "permissions"),
                    resolvedBots(server, channel, found)));
  }

  private static Set<Permission> resolvedBots(Guild server, String channel, DataObject found) {
    if (found.hasKey("app_permissions")) {
      return permissions(found, "app_permissions");
    }
    GuildChannel known = server.getGuildChannelById(channel);
    return known == null ? Set.of() : server.getSelfMember().getPermissions(known);
  }

  /** Returns whether the bot cannot write where this happened, only to the person. */
  private static boolean personal(Interaction event) {
    Guild server = event.getGuild();
    return server == null
        || (server.isDetached() && !event.getJDA().isUnavailable(server.getIdLong()));
  }

  private static <E extends Interaction & GenericEvent> InteractionOrigin own(E event) {
    String id = event.getUser().getId();
    return new InteractionOrigin(
        DiscordAddress.ofPerson(id),
        "@" + event.getUser().getName(),
        ChannelType.PRIVATE,
        new Request.User(id, event.getUser().getEffectiveName(), true),
        true,
        true,
        Set.of(),
        Set.of());
  }

  private static <E extends Interaction & GenericEvent> InteractionOrigin inServer(
      E event, DataObject sent) {
    Guild server = Objects.requireNonNull(event.getGuild());
    Set<Permission> users =
        sent.optObject("member").map(member -> permissions(member, "permissions")).orElse(Set.of());
    GuildChannel channel = meant(event.getGuildChannel());
    return new InteractionOrigin(
        DiscordAddress.inServer(server.getId(), channel.getId()),
        "#" + channel.getName(),
        channel.getType(),
        user(event, users),
        false,
        true,
        users,
        permissions(sent, "app_permissions"));
  }

  /** Returns the channel concerned: for a post that the bot made in a forum, the forum. */
  private static GuildChannel meant(GuildChannel channel) {
    if (!(channel instanceof ThreadChannel thread)
        || thread.isDetached()
        || thread.getOwnerIdLong() != thread.getJDA().getSelfUser().getIdLong()) {
      return channel;
    }
    GuildChannel parent = thread.getParentChannel();
    return parent.getType() == ChannelType.FORUM ? parent : channel;
  }

  private static <E extends Interaction & GenericEvent> Request.User user(
      E event, Set<Permission> permissions) {
    Member member = event.getMember();
    return new Request.User(
        event.getUser().getId(),
        member == null ? event.getUser().getEffectiveName() : member.getEffectiveName(),
        permissions.contains(Permission.MANAGE_CHANNEL)
            || permissions.contains(Permission.ADMINISTRATOR),
        roles(payload(event)));
  }

  private static Set<String> roles(DataObject sent) {
    return sent.optObject("member")
        .flatMap(member -> member.optArray("roles"))
        .map(roles -> roles.stream(DataArray::getString).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  /** Returns the payload of an event as Discord sent it. */
  static DataObject payload(GenericEvent event) {
    DataObject raw = event.getRawData();
    return raw == null ? DataObject.empty() : raw.optObject("d").orElseGet(DataObject::empty);
  }

  private static Set<Permission> permissions(DataObject holder, String key) {
    return Permission.getPermissions(holder.getUnsignedLong(key, 0));
  }
}
