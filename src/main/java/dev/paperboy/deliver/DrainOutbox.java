package dev.paperboy.deliver;

import dev.paperboy.card.MakeCard;
import dev.paperboy.store.Alert.State;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.Database;
import dev.paperboy.store.MessageStore;
import dev.paperboy.store.MessageStore.Message;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox, in order within each channel, and records what became of it.
 *
 * <p>A message is recorded as sent after the platform has it. When the process dies in between, the
 * message is sent once more under the same nonce. One thread drains at a time.
 */
public final class DrainOutbox {
  private static final Logger LOG = LoggerFactory.getLogger(DrainOutbox.class);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final Database database;
  private final Map<String, ChatSender> senders;
  private final PlanMessages planMessages;
  private final ComposeMessage composeMessage;
  private final InstantSource clock;
  private final AlertStore alerts = new AlertStore();
  private final ChannelStore channels = new ChannelStore();
  private final MessageStore messages = new MessageStore();
  private final AtomicBoolean stopping = new AtomicBoolean();

  /** Drains to these platforms. */
  public DrainOutbox(
      Database database, List<ChatSender> senders, MakeCard makeCard, InstantSource clock) {
    this.database = database;
    this.senders =
        senders.stream().collect(Collectors.toMap(ChatSender::platform, Function.identity()));
    this.planMessages =
        new PlanMessages(
            platform -> {
              ChatSender sender = this.senders.get(platform);
              return sender == null ? 1 : 10;
            });
    this.composeMessage = new ComposeMessage(makeCard, database.mark());
    this.clock = clock;
  }

  /**
   * Sends everything that is due and answers when there will be more to do; empty for nothing in
   * sight.
   *
   * @throws StoreException when the database fails; nothing is lost by it
   */
  public synchronized Optional<Instant> drain() {
    database.change(transaction -> planMessages.plan(transaction, clock.instant()));
    while (!stopping.get()) {
      List<Message> next =
          database.read(
              transaction ->
                  messages.nextOfEachChannel(transaction, senders.keySet(), clock.instant()));
      if (next.isEmpty()) {
        break;
      }
      for (Message message : next) {
        if (!stopping.get()) {
          send(message);
        }
      }
    }
    return database.read(this::nextDue);
  }

  /** Lets the message under way be the last one. */
  public void stop() {
    stopping.set(true);
  }

  private Optional<Instant> nextDue(Transaction transaction) {
    return Stream.concat(
            alerts.nextDue(transaction).stream(),
            messages.nextDue(transaction, senders.keySet()).stream())
        .min(Instant::compareTo);
  }

  private void send(Message message) {
    Channel channel = database.read(transaction -> channels.get(transaction, message.channel()));
    Instant now = clock.instant();
    Instant allowed = channel.rules().firstAllowed(now);
    if (allowed.isAfter(now)) {
      database.change(transaction -> messages.putOff(transaction, message.key(), allowed));
      return;
    }
    SendResult result = attempt(channel, message);
    database.change(transaction -> record(transaction, message, channel, result));
  }

  private SendResult attempt(Channel channel, Message message) {
    ChatSender sender = senders.get(channel.id().platform());
    if (sender == null) {
      return new SendResult.RetryLater(LONGEST_WAIT, "this platform is off");
    }
    try {
      return sender
          .send(database.read(transaction -> composeMessage.compose(transaction, channel, message)))
          .join();
    } catch (RuntimeException failure) {
      // Whatever a platform's library throws, the other channels are still served.
      LOG.atError()
          .addKeyValue("channel", channel.id())
          .log("sending failed in an unforeseen way; it will be tried again", failure);
      return new SendResult.RetryLater(Duration.ZERO, "an internal error; see the log");
    }
  }

  private void record(
      Transaction transaction, Message message, Channel channel, SendResult result) {
    Instant now = clock.instant();
    if (result instanceof SendResult.Sent sent) {
      messages.sent(transaction, message.key(), sent.messageId(), now);
      alerts.settle(transaction, message.key(), State.SENT, "");
    } else if (result instanceof SendResult.RetryLater later) {
      Duration wait = BackOff.wait(message.attempts(), later.after());
      messages.retry(transaction, message.key(), now.plus(wait), later.reason());
      LOG.atWarn()
          .addKeyValue("channel", channel.id())
          .addKeyValue("reason", later.reason())
          .addKeyValue("wait", wait)
          .log("a message did not go through; it will be tried again");
    } else if (result instanceof SendResult.Rejected rejected) {
      messages.failed(transaction, message.key(), rejected.reason());
      alerts.settle(transaction, message.key(), State.FAILED, rejected.reason());
      LOG.atError()
          .addKeyValue("channel", channel.id())
          .addKeyValue("reason", rejected.reason())
          .log("the platform refuses a message");
    } else if (result instanceof SendResult.Forbidden forbidden) {
      rest(transaction, channel, forbidden.reason());
    } else if (result instanceof SendResult.Gone gone) {
      rest(transaction, channel, gone.reason());
    }
  }

  private void rest(Transaction transaction, Channel channel, String reason) {
    channels.rest(transaction, channel.key(), reason);
    LOG.atError()
        .addKeyValue("channel", channel.id())
        .addKeyValue("reason", reason)
        .log("nothing can be posted to a channel; its subscriptions rest and are kept");
  }
}
