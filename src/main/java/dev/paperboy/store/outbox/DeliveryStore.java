package dev.paperboy.store.outbox;

import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** How far the messages are that carry alerts, for people who ask. */
public final class DeliveryStore {

  /**
   * How far a message is.
   *
   * @param planned when it was made
   * @param due not tried before this moment
   * @param attempts how often it was tried
   * @param begun when it was last begun to be sent
   * @param sent when it was there
   * @param platformMessage its id on its platform; empty until it is there
   * @param reason what the platform answered last, where that was a refusal; else empty
   * @param edited when it was last edited
   */
  public record Delivery(
      Instant planned,
      Instant due,
      int attempts,
      Optional<Instant> begun,
      Optional<Instant> sent,
      String platformMessage,
      String reason,
      Optional<Instant> edited) {}

  /** The message that carries this alert, or tells that it is held. */
  public Optional<Delivery> of(Transaction transaction, long alert) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT messages.created AS planned, messages.due, attempts, begun, sent, platform_message,
              messages.reason, edited
            FROM messages JOIN alerts ON alerts.message = messages.number
            WHERE alerts.number = :alert
            """)
        .bind("alert", alert)
        .mapTo(Delivery.class)
        .findOne();
  }
}
