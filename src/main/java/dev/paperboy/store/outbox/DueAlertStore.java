package dev.paperboy.store.outbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Chunks;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores the delivery of alerts: when they are due, and which messages carry them. */
public final class DueAlertStore {

  /**
   * Returns the served channels with due alerts that no message carries yet, from completed polls
   * only: until then an alert may turn out to be part of a flood.
   *
   * @param most the maximum number of channels
   */
  public List<Long> channelsWithDue(
      Transaction transaction, ServedChannels channels, Instant now, int most) {
    return DueInChannels.channels(transaction, channels, now, "state = 'PENDING'", most);
  }

  /**
   * The due alerts of a channel, oldest first.
   *
   * @param instant those to be posted at once
   * @param digest those to be posted in a digest
   */
  public record Due(List<Alert> instant, List<Alert> digest) {
    /** Copies the lists. */
    public Due {
      instant = List.copyOf(instant);
      digest = List.copyOf(digest);
    }

    private static Due of(List<Alert> alerts) {
      Map<Batch, List<Alert>> due = alerts.stream().collect(groupingBy(Alert::batch));
      return new Due(
          due.getOrDefault(Batch.INSTANT, List.of()), due.getOrDefault(Batch.DIGEST, List.of()));
    }
  }

  /**
   * Returns the due alerts of each of these channels, from completed polls, that no message carries
   * yet; without those that people requested afterwards.
   */
  public Map<Long, Due> due(Transaction transaction, Collection<Long> channels, Instant now) {
    Map<Long, List<Alert>> due =
        Chunks.of(
                channels,
                some ->
                    transaction
                        .query(
                            """
                            SELECT * FROM alerts
                            WHERE state = 'PENDING' AND channel IN (<channels>)
                              AND message IS NULL AND due <= :now AND released IS NULL
                              AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL)
                            ORDER BY number
                            """,
                            Map.of("now", now))
                        .bindList("channels", some)
                        .mapTo(Alert.class)
                        .list())
            .stream()
            .collect(groupingBy(Alert::channel));
    return channels.stream()
        .distinct()
        .collect(
            toMap(Function.identity(), channel -> Due.of(due.getOrDefault(channel, List.of()))));
  }

  /**
   * Returns when the next alert falls due that is not due now, to be posted or mentioned, and that
   * no message carries yet.
   */
  public Optional<Instant> nextDue(Transaction transaction, ServedChannels channels, Instant now) {
    return DueInChannels.next(
        transaction,
        channels,
        now,
        """
        SELECT min(due) AS next FROM alerts JOIN channels ON channels.number = alerts.channel
        WHERE message IS NULL AND rest = '' AND due > :now AND <served>
          AND (state = 'PENDING' OR (state = 'HELD' AND released IS NULL))
          AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL)
        """);
  }

  /** Assigns alerts, at least one, to a message, in this order. */
  public void carry(Transaction transaction, List<Alert> alerts, long message) {
    PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                "UPDATE alerts SET message = :message, place = :place WHERE number = :alert");
    for (int place = 0; place < alerts.size(); place++) {
      batch
          .bind("message", message)
          .bind("place", place)
          .bind("alert", alerts.get(place).key())
          .add();
    }
    batch.execute();
  }

  /**
   * Holds alerts for this reason, and assigns them to a message that mentions them in this order.
   */
  public void hold(Transaction transaction, List<Alert> alerts, AlertReason reason, long message) {
    carry(transaction, alerts, message);
    hold(transaction, alerts, reason);
  }

  /** Holds alerts for this reason. */
  public void hold(Transaction transaction, List<Alert> alerts, AlertReason reason) {
    Chunks.update(
        alerts.stream().map(Alert::key).toList(),
        some ->
            transaction
                .handle()
                .createUpdate(
                    """
                    UPDATE alerts
                    SET state = 'HELD', reason = :reason, reason_number = :number,
                      reason_text = :text
                    WHERE number IN (<alerts>)
                    """)
                .bind("reason", reason.kind())
                .bind("number", reason.number())
                .bind("text", reason.text())
                .bindList("alerts", some)
                .execute());
  }

  /** Lets alerts that no message carries yet wait for a digest, for this reason. */
  public void delay(Transaction transaction, List<Alert> alerts, AlertReason reason, Instant due) {
    for (Alert alert : alerts) {
      transaction
          .handle()
          .createUpdate(
              """
              UPDATE alerts
              SET batch = 'DIGEST', due = :due, reason = :reason, reason_number = :number
              WHERE number = :alert AND message IS NULL
              """)
          .bind("due", due)
          .bind("reason", reason.kind())
          .bind("number", reason.number())
          .bind("alert", alert.key())
          .execute();
    }
  }

  /**
   * Reschedules an alert that no message carries yet; one that people requested afterwards keeps
   * its turn.
   */
  public void reschedule(Transaction transaction, long alert, Batch batch, Instant due) {
    transaction.update(
        """
        UPDATE alerts SET batch = :batch, due = :due
        WHERE number = :alert AND message IS NULL AND released IS NULL
        """,
        Map.of("batch", batch.name(), "due", due, "alert", alert));
  }

  /**
   * Removes an alert from the digest it waits for, so that it is posted as soon as it is due;
   * returns false if it does not wait for one.
   *
   * @param poll number of the poll that found out, whose cap it counts towards
   */
  public boolean hasten(Transaction transaction, long alert, long poll, Instant due) {
    return transaction.update(
            """
            UPDATE alerts SET batch = 'INSTANT', poll = :poll, due = :due
            WHERE number = :alert AND message IS NULL AND state = 'PENDING'
              AND batch = 'DIGEST'
            """,
            Map.of("poll", poll, "due", due, "alert", alert))
        > 0;
  }

  /** Postpones a channel's due alerts. */
  public void putOff(Transaction transaction, long channel, Instant now, Instant until) {
    transaction.update(
        """
        UPDATE alerts SET due = :until
        WHERE state IN ('PENDING', 'HELD') AND channel = :channel AND message IS NULL
          AND due <= :now
        """,
        Map.of("until", until, "channel", channel, "now", now));
  }

  /**
   * Returns the served channels that have held alerts to be reported now, from completed polls;
   * without floods, which are asked about instead, and without requested papers, which the channel
   * knows about.
   *
   * @param most the maximum number of channels
   */
  public List<Long> channelsWithUnreportedHeld(
      Transaction transaction, ServedChannels channels, Instant now, int most) {
    return DueInChannels.channels(
        transaction, channels, now, "state = 'HELD' AND flood IS NULL AND released IS NULL", most);
  }

  /** Assigns the channel's unreported held alerts to a message; returns their number. */
  public int reportHeld(Transaction transaction, long channel, long message, Instant now) {
    return transaction.update(
        """
        UPDATE alerts SET message = :message
        WHERE state = 'HELD' AND message IS NULL AND due <= :now AND channel = :channel
          AND flood IS NULL AND released IS NULL
          AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL)
        """,
        Map.of("message", message, "now", now, "channel", channel));
  }

  /** Returns the alerts that a message carries, in order. */
  public List<Alert> carriedBy(Transaction transaction, long message) {
    return transaction
        .query(
            "SELECT * FROM alerts WHERE message = :message AND state <> 'HELD'"
                + " ORDER BY place, number",
            Map.of("message", message))
        .mapTo(Alert.class)
        .list();
  }

  /**
   * Returns the papers in a sent message, in order.
   *
   * @param platformMessage the platform's ID of the message, unique in its channel
   */
  public List<PaperId> carriedBy(Transaction transaction, long channel, String platformMessage) {
    return transaction
        .query(
            """
            SELECT alerts.paper FROM messages JOIN alerts ON alerts.message = messages.number
            WHERE messages.channel = :channel AND platform_message = :id AND alerts.state <> 'HELD'
            ORDER BY place, alerts.number
            """,
            Map.of("channel", channel, "id", platformMessage))
        .mapTo(PaperId.class)
        .list();
  }

  /** Returns the number of held alerts that a message mentions. */
  public int reportedBy(Transaction transaction, long message) {
    // IS TRUE as in settle: the index of messages is to be used.
    return transaction
        .query(
            "SELECT count(*) FROM alerts WHERE message = :message AND (state = 'HELD') IS TRUE",
            Map.of("message", message))
        .mapTo(Integer.class)
        .one();
  }

  /** Sets the final state of the alerts that a message carried. */
  public void settle(Transaction transaction, long message, State state, AlertReason reason) {
    // IS TRUE keeps PostgreSQL from reading all alerts in that state, of which there are many more
    // after a large poll than its statistics know.
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE alerts
            SET state = :state, reason = :reason, reason_number = :number, reason_text = :text
            WHERE message = :message AND (state = 'PENDING') IS TRUE
            """)
        .bind("state", state.name())
        .bind("reason", reason.kind())
        .bind("number", reason.number())
        .bind("text", reason.text())
        .bind("message", message)
        .execute();
  }
}
