package dev.paperboy.store.outbox;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Provides the delivery state of messages that carry alerts, for users who ask, and for feeds. */
public final class DeliveryStore {

  /**
   * The delivery state of a message.
   *
   * @param planned when it was created
   * @param due the earliest time of the next attempt
   * @param attempts the number of attempts
   * @param begun when the latest attempt began
   * @param sent when it was delivered
   * @param platformMessage its ID on its platform; empty until it is delivered
   * @param reason the platform's latest refusal; empty if there was none
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

  /** A paper that was delivered to a channel, and when. */
  public record Delivered(PaperId paper, Instant sent) {}

  /** Returns the number of papers that were delivered to a channel. */
  public int countDelivered(Transaction transaction, long channel) {
    return transaction
        .query(
            """
            SELECT count(*) FROM alerts JOIN messages ON messages.number = alerts.message
            WHERE alerts.channel = :channel AND alerts.state = 'SENT' AND sent IS NOT NULL
            """,
            Map.of("channel", channel))
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the papers that were delivered to a channel, the last one first. */
  public List<Delivered> delivered(Transaction transaction, long channel, int limit, int offset) {
    return transaction
        .query(
            """
            SELECT paper, sent FROM alerts JOIN messages ON messages.number = alerts.message
            WHERE alerts.channel = :channel AND alerts.state = 'SENT' AND sent IS NOT NULL
            ORDER BY sent DESC, message DESC, alerts.number DESC LIMIT :limit OFFSET :offset
            """,
            Map.of("channel", channel, "limit", limit, "offset", offset))
        .mapTo(Delivered.class)
        .list();
  }

  /** Returns the message that carries this alert, or mentions it as held. */
  public Optional<Delivery> of(Transaction transaction, long alert) {
    return transaction
        .query(
            """
            SELECT messages.created AS planned, messages.due, attempts, begun, sent, platform_message,
              messages.reason, edited
            FROM messages JOIN alerts ON alerts.message = messages.number
            WHERE alerts.number = :alert
            """,
            Map.of("alert", alert))
        .mapTo(Delivery.class)
        .findOne();
  }
}
