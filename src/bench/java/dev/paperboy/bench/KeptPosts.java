package dev.paperboy.bench;

import dev.paperboy.card.Card;
import dev.paperboy.chat.discord.message.DiscordMessageRenderer;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.subscription.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Keeps what is posted, with as many papers in a message as Discord has room for. */
final class KeptPosts implements ChatSender {
  private final List<Outgoing> posted = new ArrayList<>();
  private final List<Outgoing> edited = new ArrayList<>();

  /** A channel of this name. */
  static ChannelId channel(String name) {
    return new ChannelId("discord", "server", name);
  }

  /** What was posted in a channel, in order. */
  List<Outgoing> posted(String channel) {
    return of(posted, channel);
  }

  /** What was put in the place of messages of a channel. */
  List<Outgoing> edited(String channel) {
    return of(edited, channel);
  }

  private static List<Outgoing> of(List<Outgoing> messages, String channel) {
    return messages.stream().filter(one -> one.channel().id().equals(channel)).toList();
  }

  @Override
  public String platform() {
    return "discord";
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public int fitting(ChannelId channel, List<Card> cards) {
    return DiscordMessageRenderer.fitting(cards);
  }

  @Override
  public CompletableFuture<SendResult> send(Outgoing message) {
    posted.add(message);
    return CompletableFuture.completedFuture(new SendResult.Sent(message.nonce()));
  }

  @Override
  public CompletableFuture<SendResult> edit(String messageId, Outgoing message) {
    edited.add(message);
    return CompletableFuture.completedFuture(new SendResult.Sent(messageId));
  }

  @Override
  public Optional<ChannelId> personal(String tenant, String user) {
    return Optional.empty();
  }
}
