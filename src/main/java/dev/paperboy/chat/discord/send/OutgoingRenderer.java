package dev.paperboy.chat.discord.send;

import dev.paperboy.chat.discord.message.DiscordMessageRenderer;
import dev.paperboy.deliver.Outgoing;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Renders a message with the level of detail that its channel allows. */
final class OutgoingRenderer {
  private final DiscordMessageRenderer render;

  OutgoingRenderer(DiscordMessageRenderer render) {
    this.render = render;
  }

  /** Renders with this level of detail, or a lower one if the bot may not embed. */
  MessageCreateData of(Outgoing message, GuildChannel channel, MessageDetail manner) {
    boolean mayEmbed =
        channel.getGuild().getSelfMember().hasPermission(channel, Permission.MESSAGE_EMBED_LINKS);
    return of(message, manner == MessageDetail.CARDS && !mayEmbed ? MessageDetail.TEXT : manner);
  }

  MessageCreateData of(Outgoing message, MessageDetail manner) {
    return switch (manner) {
      case CARDS ->
          render.create(message.channel(), message.text(), message.cards(), message.actions());
      case TEXT ->
          render.plain(message.channel(), message.text(), message.cards(), message.actions());
      case BARE -> DiscordMessageRenderer.bare(message.text(), message.cards());
    };
  }
}
