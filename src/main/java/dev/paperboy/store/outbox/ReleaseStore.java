package dev.paperboy.store.outbox;

import dev.paperboy.store.Chunks;
import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stores the alerts that people requested afterwards: which are available, and which are still
 * waiting.
 */
public final class ReleaseStore {
  private static final String THAT_WAIT =
      " WHERE channel = :channel AND state = 'PENDING' AND released IS NOT NULL"
          + " AND message IS NULL";

  /** The papers carried by messages of a channel. */
  public enum Carried {
    /** All papers. */
    ALL,
    /** Papers that people requested afterwards. */
    RELEASED
  }

  /**
   * Returns the held alerts of a channel that an active subscription still matches, oldest first.
   *
   * @param flood only alerts of this flood; empty for all except those of dismissed floods
   */
  public List<Alert> held(Transaction transaction, long channel, OptionalLong flood, int limit) {
    return transaction
        .query(
            """
            SELECT * FROM alerts
            WHERE state = 'HELD' AND channel = :channel
              AND EXISTS (SELECT 1 FROM alert_causes JOIN subscriptions
                ON subscriptions.number = alert_causes.subscription
                WHERE alert = alerts.number AND removed IS NULL)
              AND (flood = :flood OR (:flood = 0 AND (flood IS NULL OR flood NOT IN
                (SELECT flood FROM flood_notices
                 WHERE channel = :channel AND dropped IS NOT NULL))))
            ORDER BY number LIMIT :limit
            """,
            Map.of("channel", channel, "flood", flood.orElse(0), "limit", limit))
        .mapTo(Alert.class)
        .list();
  }

  /** Releases held alerts, to be posted in their turn. */
  public void release(Transaction transaction, List<Alert> alerts, Instant due, Instant now) {
    Chunks.update(
        alerts.stream().map(Alert::key).toList(),
        some ->
            transaction
                .handle()
                .createUpdate(
                    """
                    UPDATE alerts
                    SET state = 'PENDING', batch = 'INSTANT', message = NULL, released = :now,
                      due = :due
                    WHERE number IN (<alerts>)
                    """)
                .bind("now", now)
                .bind("due", due)
                .bindList("alerts", some)
                .execute());
  }

  /** Records that people requested this alert, so that it is posted in its turn. */
  public void asked(Transaction transaction, long alert, Instant now) {
    transaction.update(
        "UPDATE alerts SET released = :now WHERE number = :alert",
        Map.of("now", now, "alert", alert));
  }

  /** Holds released alerts again that no message carries yet; returns their number. */
  public int stop(Transaction transaction, long channel) {
    return transaction.update(
        """
        UPDATE alerts SET state = 'HELD', reason =
          CASE WHEN reason = 'NONE' THEN 'TAKEN_BACK' ELSE reason END
        """
            + THAT_WAIT,
        Map.of("channel", channel));
  }

  /** Returns the number of released alerts of a channel that no message carries yet. */
  public int waiting(Transaction transaction, long channel) {
    return transaction
        .query("SELECT count(*) FROM alerts" + THAT_WAIT, Map.of("channel", channel))
        .mapTo(Integer.class)
        .one();
  }

  /** Returns when the first of them is due. */
  public Optional<Instant> next(Transaction transaction, long channel) {
    return transaction
        .query("SELECT min(due) AS next FROM alerts" + THAT_WAIT, Map.of("channel", channel))
        .mapTo(Instant.class)
        .findOne();
  }

  /** Returns the due released alerts of a channel that no message carries, oldest first. */
  public List<Alert> due(Transaction transaction, long channel, Instant now) {
    return transaction
        .query(
            "SELECT * FROM alerts" + THAT_WAIT + " AND due <= :now ORDER BY number",
            Map.of("channel", channel, "now", now))
        .mapTo(Alert.class)
        .list();
  }

  /** Postpones the due released alerts of a channel. */
  public void putOff(Transaction transaction, long channel, Instant now, Instant until) {
    transaction.update(
        "UPDATE alerts SET due = :until" + THAT_WAIT + " AND due <= :now",
        Map.of("until", until, "channel", channel, "now", now));
  }

  /**
   * Returns the number of papers in messages of a channel that are being sent, or were sent at or
   * after this instant; without digests.
   */
  public int carried(Transaction transaction, long channel, Carried which, Instant since) {
    return transaction
        .query(
            """
            SELECT count(*) FROM alerts
            WHERE (:all = 1 OR released IS NOT NULL) AND message IN (
              SELECT number FROM messages
              WHERE channel = :channel AND kind = 'ALERTS' AND state = 'PENDING'
              UNION ALL
              SELECT number FROM messages
              WHERE channel = :channel AND kind = 'ALERTS' AND state = 'SENT' AND sent >= :since
            )
            """,
            Map.of("channel", channel, "since", since, "all", which == Carried.ALL ? 1 : 0))
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the number of requested papers assigned to messages after this instant. */
  public int begunAfter(Transaction transaction, long channel, Instant moment) {
    return transaction
        .query(
            """
            SELECT count(*) FROM alerts JOIN messages ON messages.number = alerts.message
            WHERE messages.channel = :channel AND messages.created > :moment
              AND kind = 'ALERTS' AND released IS NOT NULL
            """,
            Map.of("channel", channel, "moment", moment))
        .mapTo(Integer.class)
        .one();
  }
}
