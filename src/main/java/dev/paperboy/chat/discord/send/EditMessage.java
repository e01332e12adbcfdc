package dev.paperboy.chat.discord.send;

import dev.paperboy.chat.discord.message.RenderMessage;
import dev.paperboy.deliver.Outgoing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/** Edits one message at its place; the futures end with its id. */
final class EditMessage {
  private final RenderOutgoing render;
  private final Duration patience;

  /**
   * Edits messages.
   *
   * @param patience how long an edit may wait for its turn within JDA
   */
  EditMessage(RenderOutgoing render, Duration patience) {
    this.render = render;
    this.patience = patience;
  }

  CompletableFuture<String> at(Place place, String message, Outgoing content) {
    if (place instanceof Place.InChannel in) {
      MessageCreateData data = render.of(content, in.channel(), Manner.CARDS);
      return edit(in.channel().getJDA(), in.channel().getId(), message, data);
    }
    if (place instanceof Place.InForum in) {
      // A post of a forum is a thread that has the id of its first message.
      MessageCreateData data = render.of(content, in.forum(), Manner.CARDS);
      return edit(in.forum().getJDA(), message, message, data);
    }
    MessageCreateData data = render.of(content, Manner.CARDS);
    if (place instanceof Place.WithPerson with) {
      return patient(with.connection().openPrivateChannelById(with.user()))
          .thenCompose(channel -> edit(with.connection(), channel.getId(), message, data));
    }
    Place.Unknown unknown = (Place.Unknown) place;
    return edit(unknown.connection(), unknown.channel(), message, data);
  }

  /** JDA has no public way to edit in a channel that it has not cached, such as a forum's post. */
  private CompletableFuture<String> edit(
      JDA connection, String channel, String message, MessageCreateData data) {
    Route.CompiledRoute route = Route.Messages.EDIT_MESSAGE.compile(channel, message);
    return patient(
        new RestActionImpl<String>(
            connection,
            route,
            RenderMessage.replacing(data).toData(),
            (response, request) -> response.getObject().getString("id")));
  }

  private <T> CompletableFuture<T> patient(RestAction<T> action) {
    return action.timeout(patience.toMillis(), TimeUnit.MILLISECONDS).submit();
  }
}
