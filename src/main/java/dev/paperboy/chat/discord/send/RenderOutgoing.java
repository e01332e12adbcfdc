package dev.paperboy.chat.discord.send;

import dev.paperboy.chat.discord.message.RenderMessage;
import dev.paperboy.command.Action;
import dev.paperboy.deliver.Outgoing;
import java.util.List;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Makes what Discord is sent, in the manner that its place allows. */
final class RenderOutgoing {
  private final RenderMessage render;

  RenderOutgoing(RenderMessage render) {
    this.render = render;
  }

  /** In this manner, or a plainer one where the bot may not embed. */
  MessageCreateData of(Outgoing message, GuildChannel channel, Manner manner) {
    boolean mayEmbed =
        channel.getGuild().getSelfMember().hasPermission(channel, Permission.MESSAGE_EMBED_LINKS);
    return of(message, manner == Manner.CARDS && !mayEmbed ? Manner.TEXT : manner);
  }

  MessageCreateData of(Outgoing message, Manner manner) {
    List<Action> actions =
        message.offers().stream().map(offer -> new Action(offer.label(), offer.command())).toList();
    return switch (manner) {
      case CARDS -> render.create(message.channel(), message.text(), message.cards(), actions);
      case TEXT -> render.plain(message.channel(), message.text(), message.cards(), actions);
      case BARE -> RenderMessage.bare(message.text(), message.cards());
    };
  }
}
