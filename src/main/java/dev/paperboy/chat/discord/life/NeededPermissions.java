package dev.paperboy.chat.discord.life;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;

/** What the bot must be allowed to, to post papers. */
public final class NeededPermissions {
  /** What the bot asks for when it is invited. */
  public static final Set<Permission> FOR_INVITATION =
      Set.copyOf(
          EnumSet.of(
              Permission.VIEW_CHANNEL,
              Permission.MESSAGE_SEND,
              Permission.MESSAGE_SEND_IN_THREADS,
              Permission.MESSAGE_EMBED_LINKS));

  private NeededPermissions() {}

  /** What is needed in a channel of this type. */
  public static EnumSet<Permission> in(ChannelType type) {
    return EnumSet.of(
        Permission.VIEW_CHANNEL,
        type.isThread() ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND,
        Permission.MESSAGE_EMBED_LINKS);
  }

  /** What is missing in a channel of this type to one who has these permissions there. */
  public static Set<Permission> missing(ChannelType type, Set<Permission> granted) {
    EnumSet<Permission> needed = in(type);
    if (!granted.contains(Permission.ADMINISTRATOR)) {
      needed.removeAll(granted);
      return needed;
    }
    return EnumSet.noneOf(Permission.class);
  }

  /** These permissions as Discord's settings call them in a channel of this type. */
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
