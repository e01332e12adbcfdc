package dev.paperboy.store.outbox;

import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The alerts that people asked for afterwards: which can be had, and which of them still wait. */
public final class ReleaseStore {
  private static final String THAT_WAIT =
      " WHERE channel = :channel AND state = 'PENDING' AND released IS NOT NULL"
          + " AND message IS NULL";

  /** The papers that messages of a channel carried at once. */
  public enum Carried {
    /** All of them. */
    ALL,
    /** Those that people asked for afterwards. */
    RELEASED
  }

  /**
   * The alerts that a channel holds and one of its subscriptions still wants, oldest first.
   *
   * @param flood only those of this flood; empty for all but those of floods that were dropped
   */
  public List<Alert> held(Transaction transaction, long channel, OptionalLong flood, int limit) {
    return transaction
        .handle()
        .createQuery(
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
            """)
        .bind("channel", channel)
        .bind("flood", flood.orElse(0))
        .bind("limit", limit)
        .mapTo(Alert.class)
        .list();
  }

  /** Lets alerts that are held go out, in their turn. */
  public void release(Transaction transaction, List<Alert> alerts, Instant due, Instant now) {
    if (alerts.isEmpty()) {
      return;
    }
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE alerts
            SET state = 'PENDING', batch = 'INSTANT', message = NULL, released = :now, due = :due
            WHERE number IN (<alerts>)
            """)
        .bind("now", now.toEpochMilli())
        .bind("due", due.toEpochMilli())
        .bindList("alerts", alerts.stream().map(Alert::key).toList())
        .execute();
  }

  /** Notes that people asked for this alert, so that it takes its turn. */
  public void asked(Transaction transaction, long alert, Instant now) {
    transaction
        .handle()
        .createUpdate("UPDATE alerts SET released = :now WHERE number = :alert")
        .bind("now", now.toEpochMilli())
        .bind("alert", alert)
        .execute();
  }

  /** Holds again what was released and no message carries yet; answers how many that were. */
  public int stop(Transaction transaction, long channel) {
    return transaction
        .handle()
        .createUpdate(
            """
            UPDATE alerts SET state = 'HELD', reason =
              CASE WHEN reason = 'NONE' THEN 'TAKEN_BACK' ELSE reason END
            """
                + THAT_WAIT)
        .bind("channel", channel)
        .execute();
  }

  /** How many released alerts of a channel no message carries yet. */
  public int waiting(Transaction transaction, long channel) {
    return transaction
        .handle()
        .createQuery("SELECT count(*) FROM alerts" + THAT_WAIT)
        .bind("channel", channel)
        .mapTo(Integer.class)
        .one();
  }

  /** When the first of them goes out. */
  public Optional<Instant> next(Transaction transaction, long channel) {
    return transaction
        .handle()
        .createQuery("SELECT min(due) AS next FROM alerts" + THAT_WAIT)
        .bind("channel", channel)
        .mapTo(Instant.class)
        .findOne();
  }

  /** The released alerts of a channel that are due and that no message carries, oldest first. */
  public List<Alert> due(Transaction transaction, long channel, Instant now) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM alerts" + THAT_WAIT + " AND due <= :now ORDER BY number")
        .bind("channel", channel)
        .bind("now", now.toEpochMilli())
        .mapTo(Alert.class)
        .list();
  }

  /** Lets all the released alerts of a channel that are due wait until then. */
  public void putOff(Transaction transaction, long channel, Instant now, Instant until) {
    transaction
        .handle()
        .createUpdate("UPDATE alerts SET due = :until" + THAT_WAIT + " AND due <= :now")
        .bind("until", until.toEpochMilli())
        .bind("channel", channel)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /**
   * How many papers the messages of a channel carry that are under way, or were sent at or after
   * this moment; digests are not counted.
   */
  public int carried(Transaction transaction, long channel, Carried which, Instant since) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT count(*) FROM alerts JOIN messages ON messages.number = alerts.message
            WHERE kind = 'ALERTS' AND (:all = 1 OR released IS NOT NULL) AND messages.number IN (
              SELECT number FROM messages WHERE channel = :channel AND state = 'PENDING'
              UNION ALL
              SELECT number FROM messages
              WHERE channel = :channel AND state = 'SENT' AND sent >= :since
            )
            """)
        .bind("channel", channel)
        .bind("since", since.toEpochMilli())
        .bind("all", which == Carried.ALL ? 1 : 0)
        .mapTo(Integer.class)
        .one();
  }

  /** How many papers that people asked for were put into messages after this moment. */
  public int begunAfter(Transaction transaction, long channel, Instant moment) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT count(*) FROM alerts JOIN messages ON messages.number = alerts.message
            WHERE messages.channel = :channel AND messages.created > :moment
              AND kind = 'ALERTS' AND released IS NOT NULL
            """)
        .bind("channel", channel)
        .bind("moment", moment.toEpochMilli())
        .mapTo(Integer.class)
        .one();
  }
}
