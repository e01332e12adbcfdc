package dev.paperboy.chat.discord.send;

import dev.paperboy.deliver.Outgoing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts one message; the futures complete with its ID. */
final class DiscordMessagePoster {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordMessagePoster.class);

  /** At most ten announcements an hour are published, so JDA may hold one that long. */
  private static final Duration CROSSPOST_PATIENCE = Duration.ofHours(2);

  private final OutgoingRenderer render;
  private final ForumPost forumPost;
  private final ReplyPoster replyPoster;
  private final Duration patience;

  /**
   * Creates a poster.
   *
   * @param patience how long a message may wait for its turn within JDA
   */
  DiscordMessagePoster(OutgoingRenderer render, Duration patience) {
    this.render = render;
    this.forumPost = new ForumPost(patience);
    this.replyPoster = new ReplyPoster(patience);
    this.patience = patience;
  }

  CompletableFuture<String> at(Destination place, Outgoing message, MessageDetail manner) {
    if (message.isReply()) {
      return replyPoster.at(place, message, render.of(message, manner));
    }
    if (place instanceof Destination.InChannel in) {
      return inChannel(in.channel(), message, manner);
    }
    if (place instanceof Destination.InForum in) {
      return forumPost.post(in.forum(), message, render.of(message, in.forum(), manner));
    }
    if (place instanceof Destination.WithPerson with) {
      return withPerson(with, message, manner);
    }
    Destination.Unknown unknown = (Destination.Unknown) place;
    return unseen(unknown.connection(), unknown.channel(), message, render.of(message, manner));
  }

  private CompletableFuture<String> inChannel(
      GuildMessageChannel channel, Outgoing message, MessageDetail manner) {
    return patient(
            channel.sendMessage(render.of(message, channel, manner)).setNonce(message.nonce()))
        .thenApply(
            posted -> {
              if (message.crosspost() && channel.getType() == ChannelType.NEWS) {
                crosspost(posted);
              }
              return posted.getId();
            });
  }

  private CompletableFuture<String> withPerson(
      Destination.WithPerson place, Outgoing message, MessageDetail manner) {
    return patient(place.connection().openPrivateChannelById(place.user()))
        .thenCompose(
            channel ->
                patient(channel.sendMessage(render.of(message, manner)).setNonce(message.nonce())))
        .thenApply(Message::getId);
  }

  /**
   * Posts without the channel: JDA has no public way to one that is not cached, such as an archived
   * thread.
   */
  private CompletableFuture<String> unseen(
      JDA connection, String channel, Outgoing message, MessageCreateData data) {
    DataObject body = data.toData().put("nonce", message.nonce()).put("enforce_nonce", true);
    Route.CompiledRoute route = Route.Messages.SEND_MESSAGE.compile(channel);
    return patient(
        new RestActionImpl<String>(
            connection, route, body, (response, request) -> response.getObject().getString("id")));
  }

  private <T> CompletableFuture<T> patient(RestAction<T> action) {
    return action.timeout(patience.toMillis(), TimeUnit.MILLISECONDS).submit();
  }

  private static void crosspost(Message posted) {
    try {
      posted
          .crosspost()
          .timeout(CROSSPOST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .queue(passedOn -> {}, failure -> crosspostFailed(posted, failure));
    } catch (RuntimeException failure) {
      // The message is posted, whether or not it is published to followers.
      crosspostFailed(posted, failure);
    }
  }

  private static void crosspostFailed(Message posted, Throwable failure) {
    if (failure instanceof ErrorResponseException refused
        && refused.getErrorResponse() == ErrorResponse.ALREADY_CROSSPOSTED) {
      return;
    }
    LOG.atWarn()
        .addKeyValue("channel", posted.getChannelId())
        .addKeyValue("message", posted.getId())
        .addKeyValue("reason", failure.getMessage())
        .log("message was posted, but not published to the channel's followers");
  }
}
