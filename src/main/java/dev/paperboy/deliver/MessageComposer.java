package dev.paperboy.deliver;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.card.CardFactory;
import dev.paperboy.card.Invocation;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.store.outbox.EditStore.Edit;
import dev.paperboy.store.outbox.MessageStore.Message;
import dev.paperboy.subscription.Channel;
import java.util.List;

/** Composes outgoing messages from the outbox. */
final class MessageComposer {
  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final FloodNotifier tellOfFloods = new FloodNotifier();
  private final AlertCards alertCards;
  private final String mark;

  /**
   * Composes messages of one database.
   *
   * @param mark distinguishes the nonces of this database from those of others
   */
  MessageComposer(CardFactory makeCard, String mark) {
    this.alertCards = new AlertCards(makeCard);
    this.mark = mark.substring(0, 8);
  }

  /** Composes a message to be sent. */
  Outgoing compose(Transaction transaction, Channel channel, Message message) {
    List<Card> cards = cards(transaction, message.key());
    int told = dueAlerts.toldBy(transaction, message.key());
    return new Outgoing(
        nonce(message.key()),
        channel.id(),
        text(message.text(), cards, told, message.key()),
        cards,
        actions(transaction, told, message.key()),
        channel.rules().crosspost() && message.replyTo().isEmpty(),
        message.begun(),
        message.replyTo());
  }

  /** Composes a sent message, with its papers and its remaining actions as they are now. */
  Outgoing compose(Transaction transaction, Channel channel, Edit edit) {
    List<Card> cards = cards(transaction, edit.message());
    int told = dueAlerts.toldBy(transaction, edit.message());
    return new Outgoing(
        nonce(edit.message()),
        channel.id(),
        text(edit.text(), cards, told, edit.message()),
        cards,
        actions(transaction, told, edit.message()),
        channel.rules().crosspost(),
        true,
        "");
  }

  private String nonce(long message) {
    return "pb-" + mark + "-" + Long.toString(message, Character.MAX_RADIX);
  }

  private List<Card> cards(Transaction transaction, long message) {
    return alertCards.of(transaction, dueAlerts.carriedBy(transaction, message));
  }

  /**
   * If a message carries some papers and mentions others, it ends with the number of the latter.
   */
  private static String text(String above, List<Card> cards, int told, long message) {
    if (told == 0 || cards.isEmpty()) {
      return above;
    }
    String more = "+" + told + " more, `/papers list more " + message + "` shows them.";
    return above.isEmpty() ? more : above + "\n" + more;
  }

  /** A button shows exactly the papers that the message mentions, even if more are held later. */
  private List<Action> actions(Transaction transaction, int told, long message) {
    List<Action> asked = tellOfFloods.actions(transaction, message);
    return asked.isEmpty() && told > 0
        ? List.of(new Action("Show " + told + " more", Invocation.of("list").with("more", message)))
        : asked;
  }
}
