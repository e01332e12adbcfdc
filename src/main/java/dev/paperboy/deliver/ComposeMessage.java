package dev.paperboy.deliver;

import dev.paperboy.card.MakeCard;
import dev.paperboy.store.DueAlertStore;
import dev.paperboy.store.EditStore.Edit;
import dev.paperboy.store.MessageStore.Message;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import java.util.List;

/** Makes what a platform is handed from what the outbox holds. */
final class ComposeMessage {
  private final DueAlertStore dueAlerts = new DueAlertStore();
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

  /** A message to be sent. */
  Outgoing compose(Transaction transaction, Channel channel, Message message) {
    return compose(transaction, channel, message.key(), message.text(), message.begun());
  }

  /** A message that was sent, with its papers as they are now. */
  Outgoing compose(Transaction transaction, Channel channel, Edit edit) {
    return compose(transaction, channel, edit.message(), edit.text(), true);
  }

  private Outgoing compose(
      Transaction transaction, Channel channel, long message, String text, boolean again) {
    return new Outgoing(
        "pb-" + mark + "-" + Long.toString(message, Character.MAX_RADIX),
        channel.id(),
        text,
        alertCards.of(transaction, dueAlerts.carriedBy(transaction, message)),
        channel.rules().crosspost(),
        offers(dueAlerts.toldBy(transaction, message), message),
        again);
  }

  /** Of what a message tells, a press shows exactly that, however much is held later. */
  private static List<Outgoing.Offer> offers(int told, long message) {
    return told == 0
        ? List.of()
        : List.of(new Outgoing.Offer("Show " + told + " more", "list more " + message));
  }
}
