package dev.paperboy.chat.discord.send;

import dev.paperboy.deliver.Outgoing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/**
 * Posts a reply where it disturbs least: in the thread that people started at the earlier message,
 * in the forum post, or else as a reply that pings nobody. A thread is never started for it. The
 * futures complete with its ID.
 */
final class ReplyPoster {
  private final Duration patience;

  /**
   * Creates a poster.
   *
   * @param patience how long a reply may wait for its turn within JDA
   */
  ReplyPoster(Duration patience) {
    this.patience = patience;
  }

  CompletableFuture<String> at(Destination place, Outgoing message, MessageCreateData data) {
    if (place instanceof Destination.InForum in) {
      // A forum post is a thread with the ID of its first message.
      return post(in.forum().getJDA(), message.replyTo(), body(message, data));
    }
    if (place instanceof Destination.InChannel in) {
      return inChannel(in.channel(), message, data);
    }
    if (place instanceof Destination.WithPerson with) {
      return patient(with.connection().openPrivateChannelById(with.user()))
          .thenCompose(
              channel -> post(with.connection(), channel.getId(), referring(message, data)));
    }
    Destination.Unknown unknown = (Destination.Unknown) place;
    return post(unknown.connection(), unknown.channel(), referring(message, data));
  }

  private CompletableFuture<String> inChannel(
      GuildMessageChannel channel, Outgoing message, MessageCreateData data) {
    Guild guild = channel.getGuild();
    ThreadChannel thread = guild.getThreadChannelById(message.replyTo());
    boolean talkedOf = thread != null && !thread.isArchived() && thread.canTalk();
    MessageCreateAction action =
        (talkedOf ? thread : channel).sendMessage(data).setNonce(message.nonce());
    // Without this permission Discord rejects a reply; the message itself names the paper, too.
    if (!talkedOf && guild.getSelfMember().hasPermission(channel, Permission.MESSAGE_HISTORY)) {
      action = action.setMessageReference(message.replyTo()).failOnInvalidReply(true);
    }
    return patient(action).thenApply(Message::getId);
  }

  private static DataObject body(Outgoing message, MessageCreateData data) {
    return data.toData().put("nonce", message.nonce()).put("enforce_nonce", true);
  }

  private static DataObject referring(Outgoing message, MessageCreateData data) {
    DataObject reference =
        DataObject.empty().put("message_id", message.replyTo()).put("fail_if_not_exists", true);
    return body(message, data).put("message_reference", reference);
  }

  /**
   * Posts without the channel: JDA has no public way to one that is not cached, such as a forum
   * post.
   */
  private CompletableFuture<String> post(JDA connection, String channel, DataObject body) {
    Route.CompiledRoute route = Route.Messages.SEND_MESSAGE.compile(channel);
    return patient(
        new RestActionImpl<String>(
            connection, route, body, (response, request) -> response.getObject().getString("id")));
  }

  private <T> CompletableFuture<T> patient(RestAction<T> action) {
    return action.timeout(patience.toMillis(), TimeUnit.MILLISECONDS).submit();
  }
}
