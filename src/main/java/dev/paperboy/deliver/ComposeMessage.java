package dev.paperboy.deliver;

import dev.paperboy.card.Card;
import dev.paperboy.card.MakeCard;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Evidence;
import dev.paperboy.store.Alert;
import dev.paperboy.store.Alert.Cause;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.MessageStore.Message;
import dev.paperboy.store.PaperStore;
import dev.paperboy.store.StoredPaper;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes what a platform is handed from what the outbox holds. */
final class ComposeMessage {
  private final AlertStore alerts = new AlertStore();
  private final PaperStore papers = new PaperStore();
  private final MakeCard makeCard;
  private final String mark;

  /**
   * Composes messages of one database.
   *
   * @param mark tells the nonces of this database from those of others
   */
  ComposeMessage(MakeCard makeCard, String mark) {
    this.makeCard = makeCard;
    this.mark = mark.substring(0, 8);
  }

  Outgoing compose(Transaction transaction, Channel channel, Message message) {
    List<Alert> carried = alerts.carriedBy(transaction, message.key());
    Map<PaperId, StoredPaper> known =
        papers.find(transaction, carried.stream().map(Alert::paper).toList());
    List<Card> cards = new ArrayList<>();
    for (Alert alert : carried) {
      StoredPaper stored = known.get(alert.paper());
      if (stored != null) {
        cards.add(card(stored, alerts.causes(transaction, alert.key())));
      }
    }
    String nonce = "pb-" + mark + "-" + Long.toString(message.key(), Character.MAX_RADIX);
    return new Outgoing(nonce, channel.id(), message.text(), cards, false, false);
  }

  private Card card(StoredPaper stored, List<Cause> causes) {
    List<Evidence> evidence =
        causes.stream().flatMap(cause -> cause.evidence().stream()).distinct().toList();
    List<Card.Cause> subscriptions =
        causes.stream()
            .map(Cause::subscription)
            .map(subscription -> new Card.Cause(subscription.number(), subscription.wish().query()))
            .toList();
    return makeCard.of(stored.paper(), evidence, subscriptions);
  }
}
