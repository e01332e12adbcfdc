package dev.paperboy.deliver;

import dev.paperboy.deliver.MessagesInFlight.Finished;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.outbox.MessageStore.Message;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.PlatformDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records the results of messages passed to a platform. */
final class ResultRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(ResultRecorder.class);

  private final ChannelSuspension restChannel;
  private final EditRecorder editRecorder;
  private final InstantSource clock;
  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final ChannelStore channels = new ChannelStore();
  private final MessageStore messages = new MessageStore();

  ResultRecorder(List<ChatSender> senders, PlatformDirectory platforms, InstantSource clock) {
    this.restChannel = new ChannelSuspension(senders, platforms, clock);
    this.editRecorder = new EditRecorder(restChannel, clock);
    this.clock = clock;
  }

  void record(Transaction transaction, Finished finished) {
    // It may have been renamed or suspended in the meantime.
    Channel channel = channels.get(transaction, finished.departure().channel().key());
    if (finished.departure() instanceof Dispatch.Edit edited) {
      editRecorder.record(transaction, edited.edit(), channel, finished.result());
    } else if (finished.departure() instanceof Dispatch.Post posted) {
      record(transaction, posted.message(), channel, finished.result());
    } else {
      throw new IllegalStateException("unknown dispatch: " + finished.departure());
    }
  }

  private void record(
      Transaction transaction, Message message, Channel channel, SendResult result) {
    if (result instanceof SendResult.Sent sent) {
      // Another replica may have sent it again and recorded that, if this one did not respond.
      if (messages.sent(transaction, message.key(), sent.messageId(), clock.instant())) {
        dueAlerts.settle(transaction, message.key(), State.SENT, AlertReason.NONE);
      }
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
    } else if (ChannelSuspension.isAbout(result)) {
      restChannel.rest(transaction, channel, result);
    } else {
      throw new IllegalStateException("unknown result of a message: " + result);
    }
  }

  private void retry(
      Transaction transaction, Message message, Channel channel, SendResult.RetryLater later) {
    Instant now = clock.instant();
    Duration wait = SendBackoff.wait(message.attempts(), later.after());
    messages.retry(transaction, message.key(), now.plus(wait), later.reason());
    LOG.atWarn()
        .addKeyValue("channel", channel.id())
        .addKeyValue("reason", later.reason())
        .addKeyValue("wait", wait)
        .log("message could not be sent; it will be retried");
  }

  private void refuse(Transaction transaction, Message message, Channel channel, String reason) {
    if (!messages.failed(transaction, message.key(), reason)) {
      return;
    }
    if (!message.replyTo().isEmpty()) {
      LOG.atWarn()
          .addKeyValue("channel", channel.id())
          .addKeyValue("message", message.replyTo())
          .addKeyValue("reason", reason)
          .log("news of a paper cannot be posted below its message; it is dropped");
      return;
    }
    dueAlerts.settle(transaction, message.key(), State.FAILED, AlertReason.refused(reason));
    LOG.atError()
        .addKeyValue("channel", channel.id())
        .addKeyValue("reason", reason)
        .log("platform refused a message");
  }
}
