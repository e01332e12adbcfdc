package dev.paperboy.deliver;

import dev.paperboy.card.Card;
import dev.paperboy.card.CardFactory;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Cause;
import dev.paperboy.store.outbox.AlertCauseStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.store.vote.TasteReason;
import dev.paperboy.store.vote.TasteStore;
import dev.paperboy.taste.TasteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Creates the cards of alerts: the papers as they are now, with the subscriptions that matched
 * them.
 */
final class AlertCards {
  private final AlertCauseStore causes = new AlertCauseStore();
  private final TasteStore tastes = new TasteStore();
  private final PaperStore papers = new PaperStore();
  private final CardFactory cardFactory;

  AlertCards(CardFactory cardFactory) {
    this.cardFactory = cardFactory;
  }

  /** Returns a card for each of these alerts, in order. */
  List<Card> of(Transaction transaction, List<Alert> wanted) {
    Map<PaperId, StoredPaper> known =
        papers.find(transaction, wanted.stream().map(Alert::paper).toList());
    Map<Long, TasteReason> reasons = tastes.reasons(transaction, wanted);
    Map<PaperId, StoredPaper> voted =
        papers.find(
            transaction,
            reasons.values().stream()
                .flatMap(reason -> PaperId.parse(reason.paper()).stream())
                .distinct()
                .toList());
    List<Card> cards = new ArrayList<>();
    for (Map.Entry<Alert, List<Cause>> entry : causes.of(transaction, wanted).entrySet()) {
      Alert alert = entry.getKey();
      StoredPaper stored = known.get(alert.paper());
      if (stored == null) {
        throw new IllegalStateException("an alert without its paper: " + alert.paper());
      }
      Card card = card(stored, entry.getValue());
      TasteReason reason = reasons.get(alert.key());
      cards.add(reason == null ? card : card.withTaste(sentence(reason, voted)));
    }
    return cards;
  }

  private static String sentence(TasteReason reason, Map<PaperId, StoredPaper> voted) {
    String title =
        PaperId.parse(reason.paper())
            .map(voted::get)
            .map(stored -> stored.paper().title())
            .orElse("");
    return TasteText.sentence(reason, title);
  }

  private Card card(StoredPaper stored, List<Cause> causes) {
    List<Evidence> evidence =
        causes.stream().flatMap(cause -> cause.evidence().stream()).distinct().toList();
    List<Card.Cause> subscriptions =
        causes.stream()
            .map(Cause::subscription)
            .map(subscription -> new Card.Cause(subscription.number(), subscription.wish().query()))
            .toList();
    return cardFactory.of(stored.paper(), evidence, subscriptions);
  }
}
