package dev.paperboy.store.outbox;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ServedChannels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/**
 * The outbox: messages on their way to channels.
 *
 * <p>The content of a message is fixed when it is created and never changes, so that a retry after
 * a crash sends the same message with the same nonce.
 */
public final class MessageStore {

  /**
   * A message.
   *
   * @param key its number in the store
   * @param channel key of the channel
   * @param platform the channel's platform
   * @param kind what it is about
   * @param text the text above the papers; may be empty
   * @param attempts the number of failed attempts
   * @param begun when the latest attempt began, so that it may have been posted already
   * @param replyTo the platform's ID of the message it replies to; empty for none
   */
  public record Message(
      @ColumnName("number") long key,
      long channel,
      String platform,
      Kind kind,
      String text,
      int attempts,
      Optional<Instant> begun,
      String replyTo) {}

  /** The kinds of messages. */
  public enum Kind {
    ALERTS,
    DIGEST,
    NOTICE,
    UPDATE
  }

  /** Creates a message and returns its number. */
  public long add(Transaction transaction, long channel, Kind kind, String text, Instant now) {
    return add(transaction, channel, kind, text, "", now);
  }

  /** Creates a reply to the message with this platform ID. */
  public void reply(
      Transaction transaction, long channel, String text, String replyTo, Instant now) {
    add(transaction, channel, Kind.UPDATE, text, replyTo, now);
  }

  private static long add(
      Transaction transaction, long channel, Kind kind, String text, String replyTo, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            INSERT INTO messages
              (channel, kind, text, state, attempts, due, created, platform_message, reason,
               reply_to)
            VALUES (:channel, :kind, :text, 'PENDING', 0, :now, :now, '', '', :reply_to)
            RETURNING number
            """)
        .bind("channel", channel)
        .bind("kind", kind.name())
        .bind("text", text)
        .bind("reply_to", replyTo)
        .bind("now", now)
        .mapTo(Long.class)
        .one();
  }

  /** Sets the final text of a message, in the transaction that creates it. */
  public void word(Transaction transaction, long message, String text) {
    transaction.update(
        "UPDATE messages SET text = :text WHERE number = :message",
        Map.of("text", text, "message", message));
  }

  /**
   * Returns the oldest unsent message of each served channel that is not suspended, if it is due.
   *
   * @param most the maximum number of messages; the oldest ones are returned
   */
  public List<Message> nextOfEachChannel(
      Transaction transaction, ServedChannels channels, Instant now, int most) {
    return DueInChannels.list(
        transaction,
        channels,
        now,
        most,
        """
        SELECT messages.number, channel, platform, kind, text, attempts, begun, reply_to
        FROM messages JOIN channels ON channels.number = messages.channel
        WHERE messages.number IN
            (SELECT min(number) FROM messages WHERE state = 'PENDING' GROUP BY channel)
          AND due <= :now AND rest = '' AND <served>
        ORDER BY messages.number LIMIT :most
        """,
        Message.class);
  }

  /** Returns the number of due messages in the served channels that are not suspended. */
  public int countDue(Transaction transaction, ServedChannels channels, Instant now) {
    return DueInChannels.list(
            transaction,
            channels,
            now,
            """
            SELECT count(*) FROM messages JOIN channels ON channels.number = messages.channel
            WHERE state = 'PENDING' AND due <= :now AND rest = '' AND <served>
            """,
            Integer.class)
        .stream()
        .findFirst()
        .orElse(0);
  }

  /** Returns when the next message falls due that is not due now. */
  public Optional<Instant> nextDue(Transaction transaction, ServedChannels channels, Instant now) {
    return DueInChannels.next(
        transaction,
        channels,
        now,
        """
        SELECT min(due) AS next FROM messages JOIN channels
          ON channels.number = messages.channel
        WHERE messages.number IN
            (SELECT min(number) FROM messages WHERE state = 'PENDING' GROUP BY channel)
          AND due > :now AND rest = '' AND <served>
        """);
  }

  /** Withdraws a message whose sending has not begun; returns whether that was possible. */
  public boolean takeBack(Transaction transaction, long message) {
    return transaction.update(
            """
            DELETE FROM messages WHERE number = :message AND state = 'PENDING' AND begun IS NULL
            """,
            Map.of("message", message))
        > 0;
  }

  /** Records that a message is about to be passed to its platform. */
  public void begin(Transaction transaction, long message, Instant now) {
    transaction.update(
        "UPDATE messages SET begun = :now WHERE number = :message",
        Map.of("now", now, "message", message));
  }

  /** Records that a message was sent; returns false if its outcome is already recorded. */
  public boolean sent(Transaction transaction, long message, String platformMessage, Instant now) {
    return transaction.update(
            """
            UPDATE messages SET state = 'SENT', sent = :now, platform_message = :id, reason = '',
              attempts = attempts + 1
            WHERE number = :message AND state = 'PENDING'
            """,
            Map.of("now", now, "id", platformMessage, "message", message))
        > 0;
  }

  /**
   * Records that an attempt failed and when it is retried, unless the message's outcome is already
   * recorded.
   */
  public void retry(Transaction transaction, long message, Instant due, String reason) {
    transaction.update(
        """
        UPDATE messages SET due = :due, reason = :reason, attempts = attempts + 1
        WHERE number = :message AND state = 'PENDING'
        """,
        Map.of("due", due, "reason", reason, "message", message));
  }

  /** Postpones a message that was not attempted. */
  public void putOff(Transaction transaction, long message, Instant until) {
    transaction.update(
        "UPDATE messages SET due = :until WHERE number = :message",
        Map.of("until", until, "message", message));
  }

  /** Makes the postponed messages of a channel that were never attempted due now. */
  public void release(Transaction transaction, long channel, Instant now) {
    transaction.update(
        """
        UPDATE messages SET due = :now
        WHERE state = 'PENDING' AND channel = :channel AND reason = '' AND due > :now
        """,
        Map.of("now", now, "channel", channel));
  }

  /**
   * Records that a message was rejected permanently; returns false if its outcome is already
   * recorded.
   */
  public boolean failed(Transaction transaction, long message, String reason) {
    return transaction.update(
            """
            UPDATE messages SET state = 'FAILED', reason = :reason, attempts = attempts + 1
            WHERE number = :message AND state = 'PENDING'
            """,
            Map.of("reason", reason, "message", message))
        > 0;
  }

  /** Returns when the oldest unsent message was created. */
  public Optional<Instant> oldestPending(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT min(created) AS oldest FROM messages WHERE state = 'PENDING'")
        .mapTo(Instant.class)
        .findOne();
  }

  /** Returns why the channel's oldest unsent message failed; empty if there is no problem. */
  public Optional<String> problem(Transaction transaction, long channel) {
    return transaction
        .query(
            """
            SELECT reason FROM messages
            WHERE channel = :channel AND state = 'PENDING' AND reason <> ''
            ORDER BY number LIMIT 1
            """,
            Map.of("channel", channel))
        .mapTo(String.class)
        .findOne();
  }

  /**
   * Returns when a message with a paper that a subscription matched was last sent, by the key of
   * the subscription; subscriptions of the channel without one are absent.
   */
  public Map<Long, Instant> lastDelivered(Transaction transaction, long channel) {
    return transaction
        .query(
            """
            SELECT subscription, max(messages.sent) AS last FROM alerts
              JOIN messages ON messages.number = alerts.message
              JOIN alert_causes ON alert_causes.alert = alerts.number
            WHERE alerts.channel = :channel AND alerts.state = 'SENT' AND messages.state = 'SENT'
            GROUP BY subscription
            """,
            Map.of("channel", channel))
        .setMapKeyColumn("subscription")
        .setMapValueColumn("last")
        .collectInto(new GenericType<Map<Long, Instant>>() {});
  }
}
