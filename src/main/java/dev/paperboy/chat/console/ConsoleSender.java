package dev.paperboy.chat.console;

import dev.paperboy.card.Card;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.web.JsonAnswer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Posts messages to the console: saves them, then notifies the open pages. */
public final class ConsoleSender implements ChatSender {
  private static final int CARDS_PER_MESSAGE = 10;

  private final ConsoleLog log;
  private final ConsoleEvents events;
  private final InstantSource clock;

  /** Creates a sender that posts to this log, with times from this clock. */
  public ConsoleSender(ConsoleLog log, ConsoleEvents events, InstantSource clock) {
    this.log = log;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String platform() {
    return ConsoleChannel.PLATFORM;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public int fitting(ChannelId channel, List<Card> cards) {
    return Math.min(CARDS_PER_MESSAGE, cards.size());
  }

  @Override
  public CompletableFuture<SendResult> send(Outgoing message) {
    return in(message, channel -> post(channel, message));
  }

  @Override
  public CompletableFuture<SendResult> edit(String messageId, Outgoing message) {
    return in(message, channel -> edit(channel, Long.parseLong(messageId), message));
  }

  private CompletableFuture<SendResult> in(
      Outgoing message, Function<ConsoleChannel, SendResult> deed) {
    return CompletableFuture.completedFuture(
        log.channel(message.channel().id())
            .map(deed)
            .orElseGet(() -> new SendResult.Gone("this channel no longer exists in the console")));
  }

  @Override
  public Optional<ChannelId> personal(String tenant, String user) {
    return Optional.empty();
  }

  private SendResult post(ConsoleChannel channel, Outgoing message) {
    long number =
        log.append(channel.id(), message.nonce(), clock.instant(), message.text(), cards(message));
    events.messagePosted(channel.name(), number);
    return new SendResult.Sent(Long.toString(number));
  }

  private SendResult edit(ConsoleChannel channel, long number, Outgoing message) {
    if (!log.edit(channel.id(), number, message.text(), cards(message))) {
      return new SendResult.Rejected("the message no longer exists in the console");
    }
    events.messageEdited(channel.name(), number);
    return new SendResult.Sent(Long.toString(number));
  }

  private static String cards(Outgoing message) {
    return JsonAnswer.text(ConsoleJson.cards(message.cards()));
  }
}
