package dev.paperboy.chat.discord.interact;

import dev.paperboy.command.Request;
import dev.paperboy.subscription.ChannelId;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;

/**
 * Where somebody did something, and who it was.
 *
 * @param channel the channel that is meant; a person's own where the bot is not in the server
 * @param name what people call the channel
 * @param type what kind of channel it is
 * @param user who did it
 * @param personal whether it concerns one person alone
 * @param here whether the reply is seen in the channel that is meant
 * @param users what the person may do in that channel
 * @param bots what the bot may do in that channel
 */
record InteractionOrigin(
    ChannelId channel,
    String name,
    ChannelType type,
    Request.User user,
    boolean personal,
    boolean here,
    Set<Permission> users,
    Set<Permission> bots) {

  /** Copies the permissions. */
  InteractionOrigin {
    users = Set.copyOf(users);
    bots = Set.copyOf(bots);
  }

  /** Whether the person may do this there. */
  boolean userMay(Permission permission) {
    return personal || users.contains(permission) || users.contains(Permission.ADMINISTRATOR);
  }
}
