package dev.paperboy.ops;

import dev.paperboy.card.Card;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A sender that reports to the metrics what another one does. Thread-safe. */
final class MeasuredSender implements ChatSender {
  private final ChatSender sender;
  private final SendMetrics metrics;
  private final Runnable begun;

  /**
   * Measures a sender.
   *
   * @param begun called whenever a message or an edit is passed to the platform
   */
  MeasuredSender(ChatSender sender, SendMetrics metrics, Runnable begun) {
    this.sender = sender;
    this.metrics = metrics;
    this.begun = begun;
  }

  @Override
  public String platform() {
    return sender.platform();
  }

  @Override
  public boolean isReady() {
    return sender.isReady();
  }

  @Override
  public int fitting(ChannelId channel, List<Card> cards) {
    return sender.fitting(channel, cards);
  }

  @Override
  public CompletableFuture<SendResult> send(Outgoing message) {
    begun.run();
    return metrics.measure(platform(), SendMetrics.Kind.MESSAGE, () -> sender.send(message));
  }

  @Override
  public int atOnce() {
    return sender.atOnce();
  }

  @Override
  public boolean canEdit() {
    return sender.canEdit();
  }

  @Override
  public CompletableFuture<SendResult> edit(String messageId, Outgoing message) {
    begun.run();
    return metrics.measure(
        platform(), SendMetrics.Kind.EDIT, () -> sender.edit(messageId, message));
  }

  @Override
  public Optional<ChannelId> personal(String tenant, String user) {
    return sender.personal(tenant, user);
  }
}
