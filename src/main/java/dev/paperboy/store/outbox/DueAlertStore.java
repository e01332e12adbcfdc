package dev.paperboy.store.outbox;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The alerts on their way out: when they are due, and the messages that carry them. */
public final class DueAlertStore {

  /**
   * The channels of these platforms that have alerts due which no message carries yet, from polls
   * that are over: until then they may turn out to be part of a flood.
   */
  public List<Long> channelsWithDue(
      Transaction transaction, Collection<String> platforms, Instant now) {
    return DueOnPlatforms.channels(transaction, platforms, now, "state = 'PENDING'");
  }

  /**
   * The alerts of a channel that are due, from polls that are over, and that no message carries
   * yet, oldest first; without those that people asked for afterwards.
   */
  public List<Alert> due(Transaction transaction, long channel, Batch batch, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT * FROM alerts
            WHERE state = 'PENDING' AND channel = :channel AND message IS NULL AND due <= :now
              AND batch = :batch AND released IS NULL
              AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL)
            ORDER BY number
            """)
        .bind("channel", channel)
        .bind("now", now.toEpochMilli())
        .bind("batch", batch.name())
        .mapTo(Alert.class)
        .list();
  }

  /**
   * When the next alert falls due that is not due by now, to be posted or told of, and that no
   * message carries yet.
   */
  public Optional<Instant> nextDue(
      Transaction transaction, Collection<String> platforms, Instant now) {
    return DueOnPlatforms.next(
        transaction,
        platforms,
        now,
        """
        SELECT min(due) AS next FROM alerts JOIN channels ON channels.number = alerts.channel
        WHERE message IS NULL AND rest = '' AND due > :now AND platform IN (<platforms>)
          AND (state = 'PENDING' OR (state = 'HELD' AND released IS NULL))
          AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL)
        """);
  }

  /** Puts alerts into a message, in this order. */
  public void carry(Transaction transaction, List<Alert> alerts, long message) {
    for (int place = 0; place < alerts.size(); place++) {
      transaction
          .handle()
          .createUpdate(
              "UPDATE alerts SET message = :message, place = :place WHERE number = :alert")
          .bind("message", message)
          .bind("place", place)
          .bind("alert", alerts.get(place).key())
          .execute();
    }
  }

  /** Holds alerts back for this reason, and lets a message tell of them in this order. */
  public void hold(Transaction transaction, List<Alert> alerts, AlertReason reason, long message) {
    carry(transaction, alerts, message);
    hold(transaction, alerts, reason);
  }

  /** Holds alerts back for this reason. */
  public void hold(Transaction transaction, List<Alert> alerts, AlertReason reason) {
    if (alerts.isEmpty()) {
      return;
    }
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE alerts
            SET state = 'HELD', reason = :reason, reason_number = :number, reason_text = :text
            WHERE number IN (<alerts>)
            """)
        .bind("reason", reason.kind())
        .bind("number", reason.number())
        .bind("text", reason.text())
        .bindList("alerts", alerts.stream().map(Alert::key).toList())
        .execute();
  }

  /**
   * Lets an alert that no message carries yet go out in this way, not before this moment; one that
   * people asked for afterwards keeps its turn.
   */
  public void reschedule(Transaction transaction, long alert, Batch batch, Instant due) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE alerts SET batch = :batch, due = :due
            WHERE number = :alert AND message IS NULL AND released IS NULL
            """)
        .bind("batch", batch.name())
        .bind("due", due.toEpochMilli())
        .bind("alert", alert)
        .execute();
  }

  /**
   * Takes an alert out of the digest that it waits for, so that it is posted as soon as it is due;
   * false where it does not wait for one.
   *
   * @param poll number of the poll that found out, under whose cap it falls
   */
  public boolean hasten(Transaction transaction, long alert, long poll, Instant due) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE alerts SET batch = 'INSTANT', poll = :poll, due = :due
                WHERE number = :alert AND message IS NULL AND state = 'PENDING'
                  AND batch = 'DIGEST'
                """)
            .bind("poll", poll)
            .bind("due", due.toEpochMilli())
            .bind("alert", alert)
            .execute()
        > 0;
  }

  /** Puts what a channel is due to get off until a later moment. */
  public void putOff(Transaction transaction, long channel, Instant now, Instant until) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE alerts SET due = :until
            WHERE state IN ('PENDING', 'HELD') AND channel = :channel AND message IS NULL
              AND due <= :now
            """)
        .bind("until", until.toEpochMilli())
        .bind("channel", channel)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /**
   * The channels of these platforms to be told by now of alerts that they hold, from polls that are
   * over; floods are asked about instead, and what people asked for they know of.
   */
  public List<Long> channelsWithUntoldHeld(
      Transaction transaction, Collection<String> platforms, Instant now) {
    return DueOnPlatforms.channels(
        transaction, platforms, now, "state = 'HELD' AND flood IS NULL AND released IS NULL");
  }

  /** Lets a message tell the channel of its held alerts; answers how many it is told of. */
  public int tellHeld(Transaction transaction, long channel, long message, Instant now) {
    return transaction
        .handle()
        .createUpdate(
            """
            UPDATE alerts SET message = :message
            WHERE state = 'HELD' AND message IS NULL AND due <= :now AND channel = :channel
              AND flood IS NULL AND released IS NULL
              AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL)
            """)
        .bind("message", message)
        .bind("now", now.toEpochMilli())
        .bind("channel", channel)
        .execute();
  }

  /** The alerts that a message carries, in order. */
  public List<Alert> carriedBy(Transaction transaction, long message) {
    return transaction
        .handle()
        .createQuery(
            "SELECT * FROM alerts WHERE message = :message AND state <> 'HELD'"
                + " ORDER BY place, number")
        .bind("message", message)
        .mapTo(Alert.class)
        .list();
  }

  /** How many held alerts a message tells of. */
  public int toldBy(Transaction transaction, long message) {
    return transaction
        .handle()
        .createQuery("SELECT count(*) FROM alerts WHERE message = :message AND state = 'HELD'")
        .bind("message", message)
        .mapTo(Integer.class)
        .one();
  }

  /** Settles the alerts that a message carried. */
  public void settle(Transaction transaction, long message, State state, AlertReason reason) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE alerts
            SET state = :state, reason = :reason, reason_number = :number, reason_text = :text
            WHERE message = :message AND state = 'PENDING'
            """)
        .bind("state", state.name())
        .bind("reason", reason.kind())
        .bind("number", reason.number())
        .bind("text", reason.text())
        .bind("message", message)
        .execute();
  }
}
