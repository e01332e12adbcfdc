package dev.paperboy.chat.discord.send;

import dev.paperboy.chat.discord.message.DiscordMessageRenderer;
import dev.paperboy.deliver.Outgoing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/** Edits one message; the futures complete with its ID. */
final class DiscordMessageEditor {
  private final OutgoingRenderer render;
  private final Duration patience;

  /**
   * Creates an editor.
   *
   * @param patience how long an edit may wait for its turn within JDA
   */
  DiscordMessageEditor(OutgoingRenderer render, Duration patience) {
    this.render = render;
    this.patience = patience;
  }

  CompletableFuture<String> at(Destination place, String message, Outgoing content) {
    if (place instanceof Destination.InChannel in) {
      MessageCreateData data = render.of(content, in.channel(), MessageDetail.CARDS);
      return edit(in.channel().getJDA(), in.channel().getId(), message, data);
    }
    if (place instanceof Destination.InForum in) {
      // A forum post is a thread with the ID of its first message.
      MessageCreateData data = render.of(content, in.forum(), MessageDetail.CARDS);
      return edit(in.forum().getJDA(), message, message, data);
    }
    MessageCreateData data = render.of(content, MessageDetail.CARDS);
    if (place instanceof Destination.WithPerson with) {
      return patient(with.connection().openPrivateChannelById(with.user()))
          .thenCompose(channel -> edit(with.connection(), channel.getId(), message, data));
    }
    Destination.Unknown unknown = (Destination.Unknown) place;
    return edit(unknown.connection(), unknown.channel(), message, data);
  }

  /**
   * Edits without the channel: JDA has no public way to edit in one that is not cached, such as a
   * forum post.
   */
  private CompletableFuture<String> edit(
      JDA connection, String channel, String message, MessageCreateData data) {
    Route.CompiledRoute route = Route.Messages.EDIT_MESSAGE.compile(channel, message);
    return patient(
        new RestActionImpl<String>(
            connection,
            route,
            DiscordMessageRenderer.replacing(data).toData(),
            (response, request) -> response.getObject().getString("id")));
  }

  private <T> CompletableFuture<T> patient(RestAction<T> action) {
    return action.timeout(patience.toMillis(), TimeUnit.MILLISECONDS).submit();
  }
}
