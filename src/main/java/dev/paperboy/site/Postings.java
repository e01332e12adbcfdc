package dev.paperboy.site;

import dev.paperboy.command.held.AlertReasonText;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.site.page.PaperPage.Posting;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.AlertCauseStore;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.outbox.DeliveryStore;
import dev.paperboy.store.outbox.DeliveryStore.Delivery;
import dev.paperboy.subscription.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in which channels a paper was posted, and why. */
final class Postings {
  private final AlertStore alerts = new AlertStore();
  private final AlertCauseStore causes = new AlertCauseStore();
  private final ChannelStore channels = new ChannelStore();
  private final DeliveryStore deliveries = new DeliveryStore();

  List<Posting> of(Transaction transaction, PaperId paper) {
    return alerts.of(transaction, paper).stream().map(alert -> of(transaction, alert)).toList();
  }

  private Posting of(Transaction transaction, Alert alert) {
    Channel channel = channels.get(transaction, alert.channel());
    return new Posting(
        "#" + channel.name() + " on " + channel.id().platform(),
        state(alert, deliveries.of(transaction, alert.key())),
        causes.of(transaction, alert.key()).stream().map(Postings::cause).toList());
  }

  private static String state(Alert alert, Optional<Delivery> delivery) {
    return switch (alert.state()) {
      case SENT -> "Posted" + delivery.flatMap(Delivery::sent).map(Postings::on).orElse("");
      case PENDING -> "Will be posted" + on(alert.due());
      case HELD -> "Held back: " + AlertReasonText.of(alert.reason());
      case MUTED -> "Muted: " + AlertReasonText.of(alert.reason());
      case FAILED -> "Refused by the platform: " + AlertReasonText.of(alert.reason());
    };
  }

  private static String on(Instant instant) {
    return " on " + Period.written(Period.dayOf(instant));
  }

  private static String cause(Alert.Cause cause) {
    String words =
        cause.evidence().stream()
            .map(Evidence::inWords)
            .distinct()
            .collect(Collectors.joining(", "));
    return "#"
        + cause.subscription().number()
        + " "
        + cause.subscription().wish().query()
        + (words.isEmpty() ? "" : ": " + words);
  }
}
