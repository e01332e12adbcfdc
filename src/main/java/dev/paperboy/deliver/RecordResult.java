package dev.paperboy.deliver;

import dev.paperboy.deliver.MessagesUnderWay.Finished;
import dev.paperboy.store.Alert.State;
import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.DueAlertStore;
import dev.paperboy.store.MessageStore;
import dev.paperboy.store.MessageStore.Message;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what became of a message that was handed to its platform. */
final class RecordResult {
  private static final Logger LOG = LoggerFactory.getLogger(RecordResult.class);

  private final RestChannel restChannel;
  private final InstantSource clock;
  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final ChannelStore channels = new ChannelStore();
  private final MessageStore messages = new MessageStore();

  RecordResult(List<ChatSender> senders, InstantSource clock) {
    this.restChannel = new RestChannel(senders, clock);
    this.clock = clock;
  }

  void record(Transaction transaction, Finished finished) {
    Message message = finished.message();
    // It may have been renamed, or have come to rest, since the message was begun.
    Channel channel = channels.get(transaction, message.channel());
    SendResult result = finished.result();
    if (result instanceof SendResult.Sent sent) {
      messages.sent(transaction, message.key(), sent.messageId(), clock.instant());
      dueAlerts.settle(transaction, message.key(), State.SENT, "");
    } else if (result instanceof SendResult.RetryLater later) {
      retry(transaction, message, channel, later);
    } else if (result instanceof SendResult.Unknown unknown) {
      retry(
          transaction,
          message,
          channel,
          new SendResult.RetryLater(Duration.ZERO, unknown.reason()));
    } else if (result instanceof SendResult.Rejected rejected) {
      refuse(transaction, message, channel, rejected.reason());
    } else if (result instanceof SendResult.Forbidden forbidden) {
      restChannel.rest(transaction, List.of(channel), forbidden.reason());
    } else if (result instanceof SendResult.Gone gone) {
      restChannel.rest(transaction, List.of(channel), gone.reason());
    } else if (result instanceof SendResult.Uninstalled uninstalled) {
      List<Channel> all = channels.of(transaction, channel.id().platform(), channel.id().tenant());
      restChannel.rest(transaction, all, uninstalled.reason());
    }
  }

  private void retry(
      Transaction transaction, Message message, Channel channel, SendResult.RetryLater later) {
    Instant now = clock.instant();
    Duration wait = BackOff.wait(message.attempts(), later.after());
    messages.retry(transaction, message.key(), now.plus(wait), later.reason());
    LOG.atWarn()
        .addKeyValue("channel", channel.id())
        .addKeyValue("reason", later.reason())
        .addKeyValue("wait", wait)
        .log("a message did not go through; it will be tried again");
  }

  private void refuse(Transaction transaction, Message message, Channel channel, String reason) {
    messages.failed(transaction, message.key(), reason);
    dueAlerts.settle(transaction, message.key(), State.FAILED, reason);
    LOG.atError()
        .addKeyValue("channel", channel.id())
        .addKeyValue("reason", reason)
        .log("the platform refuses a message");
  }
}
