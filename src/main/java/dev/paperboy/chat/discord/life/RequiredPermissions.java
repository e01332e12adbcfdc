package dev.paperboy.chat.discord.life;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;

/** The permissions that the bot needs to post papers. */
public final class RequiredPermissions {
  /** The permissions requested on invitation. */
  public static final Set<Permission> FOR_INVITATION =
      Set.copyOf(
          EnumSet.of(
              Permission.VIEW_CHANNEL,
              Permission.MESSAGE_SEND,
              Permission.MESSAGE_SEND_IN_THREADS,
              Permission.MESSAGE_EMBED_LINKS));

  private RequiredPermissions() {}

  /**
   * Returns the permissions missing for posting anything to a channel of this type.
   *
   * @param granted the bot's permissions there
   */
  public static Set<Permission> missingToPost(ChannelType type, Set<Permission> granted) {
    return missing(
        granted,
        Permission.VIEW_CHANNEL,
        type.isThread() ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND);
  }

  /**
   * Returns the permissions missing for posting papers with all formatting to a channel of this
   * type.
   *
   * @param granted the bot's permissions there
   */
  public static Set<Permission> missingToPostCards(ChannelType type, Set<Permission> granted) {
    EnumSet<Permission> missing = missing(granted, Permission.MESSAGE_EMBED_LINKS);
    missing.addAll(missingToPost(type, granted));
    return missing;
  }

  private static EnumSet<Permission> missing(Set<Permission> granted, Permission... needed) {
    EnumSet<Permission> missing = EnumSet.noneOf(Permission.class);
    if (!granted.contains(Permission.ADMINISTRATOR)) {
      missing.addAll(List.of(needed));
      missing.removeAll(granted);
    }
    return missing;
  }

  /** Returns these permissions as named in Discord's settings for a channel of this type. */
  public static String named(ChannelType type, Set<Permission> permissions) {
    List<String> names =
        permissions.stream()
            .sorted()
            .map(permission -> name(type, permission))
            .collect(Collectors.toCollection(ArrayList::new));
    if (names.size() < 2) {
      return String.join("", names);
    }
    String last = names.remove(names.size() - 1);
    return String.join(", ", names) + " and " + last;
  }

  private static String name(ChannelType type, Permission permission) {
    return switch (permission) {
      case VIEW_CHANNEL -> "“View Channel”";
      case MESSAGE_SEND -> type == ChannelType.FORUM ? "“Create Posts”" : "“Send Messages”";
      case MESSAGE_SEND_IN_THREADS -> "“Send Messages in Threads”";
      case MESSAGE_EMBED_LINKS -> "“Embed Links”";
      default -> "“" + permission.getName() + "”";
    };
  }
}
