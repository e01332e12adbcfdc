package dev.paperboy.command.why;

import dev.paperboy.command.Wording;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.DeliveryStore.Delivery;
import dev.paperboy.subscription.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes the delivery state of the message that contains a paper. */
final class DeliveryText {
  private final ZoneId zone;
  private final Instant now;

  DeliveryText(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  List<String> of(Channel channel, Alert alert, Optional<Delivery> delivery) {
    return switch (alert.state()) {
      case PENDING -> waiting(channel, delivery);
      case SENT -> delivery.map(this::sent).stream().toList();
      case HELD ->
          delivery
              .flatMap(Delivery::sent)
              .map(at -> "The channel was told on " + moment(at) + " that it is held.")
              .stream()
              .toList();
      case FAILED -> delivery.map(this::failed).stream().toList();
      case MUTED -> List.of();
    };
  }

  private List<String> waiting(Channel channel, Optional<Delivery> delivery) {
    List<String> lines = new ArrayList<>();
    if (channel.isResting()) {
      lines.add(
          "It is waiting: nothing can be posted here at present: "
              + Wording.inert(channel.rest())
              + ". `/papers resume all` tries again.");
    }
    delivery.map(this::onItsWay).ifPresent(lines::add);
    return lines;
  }

  private String onItsWay(Delivery delivery) {
    String planned = "Its message was created " + moment(delivery.planned());
    if (delivery.attempts() > 0) {
      return planned
          + " and tried "
          + times(delivery.attempts())
          + "; the platform said: "
          + Wording.inert(delivery.reason())
          + ". The next attempt is "
          + (delivery.due().isAfter(now) ? moment(delivery.due()) : "now")
          + ".";
    }
    return planned
        + delivery
            .begun()
            .map(at -> " and sent " + moment(at) + "; the platform has not replied yet.")
            .orElse(" and is about to be sent.");
  }

  private String sent(Delivery delivery) {
    String planned = "Its message was created " + moment(delivery.planned());
    String tries =
        delivery.attempts() > 1 ? " and delivered at attempt " + delivery.attempts() : "";
    String id =
        delivery.platformMessage().isEmpty()
            ? ""
            : "; its id on the platform is " + Wording.typed(delivery.platformMessage());
    return planned
        + tries
        + id
        + delivery.edited().map(at -> "; it was last edited " + moment(at)).orElse("")
        + (delivery.reason().isEmpty() ? "" : "; it came back: " + Wording.inert(delivery.reason()))
        + ".";
  }

  private String failed(Delivery delivery) {
    return "Its message was created "
        + moment(delivery.planned())
        + " and tried "
        + times(delivery.attempts())
        + ".";
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private String moment(Instant moment) {
    return Wording.moment(moment, zone);
  }
}
