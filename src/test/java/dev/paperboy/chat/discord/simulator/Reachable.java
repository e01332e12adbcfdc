package dev.paperboy.chat.discord.simulator;

import net.dv8tion.jda.api.Permission;

/** What the bot can reach. */
final class Reachable {
  private Reachable() {}

  /** A channel that exists and that the bot may see. */
  static SimulatedChannel channel(World world, String id) {
    SimulatedChannel channel = world.channelWith(id).orElseThrow(Refusal::unknownChannel);
    boolean parentGone = channel.parent().filter(SimulatedChannel::isDeleted).isPresent();
    if (parentGone) {
      throw Refusal.unknownChannel();
    }
    boolean outside = channel.guild().filter(guild -> !guild.hasBot()).isPresent();
    boolean foreign = channel.kind() == ChannelKind.GROUP;
    if (outside || foreign || !channel.lets(world.bot, Permission.VIEW_CHANNEL)) {
      throw Refusal.missingAccess();
    }
    return channel;
  }

  /** A guild that has the bot. */
  static SimulatedGuild guild(World world, String id) {
    return world
        .guildWith(id)
        .filter(SimulatedGuild::hasBot)
        .orElseThrow(() -> Refusal.of(404, 10004, "Unknown Guild"));
  }
}
