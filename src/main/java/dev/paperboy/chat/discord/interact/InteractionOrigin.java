package dev.paperboy.chat.discord.interact;

import dev.paperboy.command.Request;
import dev.paperboy.subscription.ChannelId;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;

/**
 * The origin of an interaction.
 *
 * @param channel the channel concerned; the person's own if the bot is not in the server
 * @param name the display name of the channel
 * @param type the type of the channel
 * @param user who did it
 * @param personal whether it concerns one person alone
 * @param here whether the reply is shown in the channel concerned
 * @param users the person's permissions in that channel
 * @param bots the bot's permissions in that channel
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

  /** Returns whether the person has this permission there. */
  boolean userMay(Permission permission) {
    return personal || users.contains(permission) || users.contains(Permission.ADMINISTRATOR);
  }
}
