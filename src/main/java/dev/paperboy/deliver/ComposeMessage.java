package dev.paperboy.deliver;

import dev.paperboy.card.MakeCard;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.MessageStore.Message;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;

/** Makes what a platform is handed from what the outbox holds. */
final class ComposeMessage {
  private final AlertStore alerts = new AlertStore();
  private final AlertCards alertCards;
  private final String mark;

  /**
   * Composes messages of one database.
   *
   * @param mark tells the nonces of this database from those of others
   */
  ComposeMessage(MakeCard makeCard, String mark) {
    this.alertCards = new AlertCards(makeCard);
    this.mark = mark.substring(0, 8);
  }

  Outgoing compose(Transaction transaction, Channel channel, Message message) {
    return new Outgoing(
        "pb-" + mark + "-" + Long.toString(message.key(), Character.MAX_RADIX),
        channel.id(),
        message.text(),
        alertCards.of(transaction, alerts.carriedBy(transaction, message.key())),
        channel.rules().crosspost(),
        message.begun());
  }
}
