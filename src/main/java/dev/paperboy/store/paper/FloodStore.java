package dev.paperboy.store.paper;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.DueInChannels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/**
 * Stores floods: sudden, implausibly large numbers of papers from a feed, whose alerts are held
 * until a person in the channel decides.
 */
public final class FloodStore {
  /**
   * A flood.
   *
   * @param key its number in the store, by which users refer to it
   * @param feed the feed
   * @param began when it was detected
   * @param papers the number of papers announced so far
   * @param usual the largest number announced in a day before
   */
  public record Flood(
      @ColumnName("number") long key, String feed, Instant began, int papers, int usual) {}

  /**
   * A flood as seen by a channel.
   *
   * @param held the number of its papers that match in the channel and are held
   */
  public record Held(Flood flood, int held) {}

  /** Returns the flood of a feed that began after this instant and was not accepted yet. */
  public Optional<Flood> current(Transaction transaction, String feed, Instant after) {
    return transaction
        .query(
            """
            SELECT * FROM floods WHERE feed = :feed AND began > :after AND accepted IS NULL
            ORDER BY number DESC LIMIT 1
            """,
            Map.of("feed", feed, "after", after))
        .mapTo(Flood.class)
        .findOne();
  }

  /** Records the start of a flood. */
  public Flood begin(Transaction transaction, String feed, int papers, int usual, Instant now) {
    return transaction
        .query(
            """
            INSERT INTO floods (feed, began, papers, usual) VALUES (:feed, :now, :papers, :usual)
            RETURNING *
            """,
            Map.of("feed", feed, "now", now, "papers", papers, "usual", usual))
        .mapTo(Flood.class)
        .one();
  }

  /** Adds to the number of papers of a flood. */
  public void grow(Transaction transaction, long flood, int more) {
    transaction.update(
        "UPDATE floods SET papers = papers + :more WHERE number = :flood",
        Map.of("more", more, "flood", flood));
  }

  /**
   * Makes a poll part of a flood: alerts it found that no message carries are held. Alerts found
   * earlier that it only hastened are not part of the flood.
   */
  public void hold(Transaction transaction, Flood flood, long poll, Instant now) {
    AlertReason reason = AlertReason.flood(flood);
    transaction.update(
        "UPDATE polls SET flood = :flood WHERE number = :poll",
        Map.of("flood", flood.key(), "poll", poll));
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE alerts
            SET state = 'HELD', reason = :reason, reason_number = :number, reason_text = :text,
              flood = :flood, due = :now
            WHERE poll = :poll AND state IN ('PENDING', 'HELD') AND message IS NULL
              AND released IS NULL
              AND created >= (SELECT started FROM polls WHERE number = :poll)
            """)
        .bind("reason", reason.kind())
        .bind("number", reason.number())
        .bind("text", reason.text())
        .bind("flood", flood.key())
        .bind("now", now)
        .bind("poll", poll)
        .execute();
  }

  /** Records that people accepted a flood as genuine: its size is usual from then on. */
  public void accept(Transaction transaction, long flood, Instant now) {
    transaction.update(
        "UPDATE floods SET accepted = :now WHERE number = :flood AND accepted IS NULL",
        Map.of("now", now, "flood", flood));
  }

  /**
   * Returns the served channels that hold papers of floods not mentioned in any message yet.
   *
   * @param most the maximum number of channels
   */
  public List<Long> channelsWithUnreported(
      Transaction transaction, ServedChannels channels, Instant now, int most) {
    return DueInChannels.channels(
        transaction,
        channels,
        now,
        "state = 'HELD' AND flood IS NOT NULL AND released IS NULL",
        most);
  }

  /** Returns the floods with papers held by a channel that no message mentions yet. */
  public List<Held> unreported(Transaction transaction, long channel) {
    return transaction
        .query(
            """
            SELECT floods.*, held FROM floods JOIN (
              SELECT flood, count(*) AS held FROM alerts
              WHERE channel = :channel AND state = 'HELD' AND message IS NULL
                AND flood IS NOT NULL AND released IS NULL
                AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL)
              GROUP BY flood
            ) AS counted ON counted.flood = floods.number
            ORDER BY floods.number
            """,
            Map.of("channel", channel))
        .mapTo(Held.class)
        .list();
  }

  /** Returns the message that asked a channel about a flood; empty if there is none yet. */
  public Optional<Long> notice(Transaction transaction, long flood, long channel) {
    return transaction
        .query(
            "SELECT message FROM flood_notices WHERE flood = :flood AND channel = :channel",
            Map.of("flood", flood, "channel", channel))
        .mapTo(Long.class)
        .findOne();
  }

  /** Returns the flood that a message asks about. */
  public Optional<Long> askedIn(Transaction transaction, long message) {
    return transaction
        .query(
            "SELECT flood FROM flood_notices WHERE message = :message", Map.of("message", message))
        .mapTo(Long.class)
        .findOne();
  }

  /** Records that a message asks a channel about a flood. */
  public void ask(Transaction transaction, long flood, long channel, long message) {
    transaction.update(
        """
        INSERT INTO flood_notices (flood, channel, message)
        VALUES (:flood, :channel, :message)
        """,
        Map.of("flood", flood, "channel", channel, "message", message));
  }

  /** Assigns a channel's held papers of a flood to a message. */
  public void report(Transaction transaction, long flood, long channel, long message) {
    transaction.update(
        """
        UPDATE alerts SET message = :message
        WHERE flood = :flood AND channel = :channel AND state = 'HELD' AND message IS NULL
          AND released IS NULL
          AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL)
        """,
        Map.of("message", message, "flood", flood, "channel", channel));
  }

  /**
   * Returns the floods that a channel was asked about and still holds, oldest first; without
   * dismissed ones.
   */
  public List<Held> undecided(Transaction transaction, long channel) {
    return transaction
        .query(
            """
            SELECT floods.*, held FROM floods JOIN (
              SELECT flood, count(*) AS held FROM alerts
              WHERE channel = :channel AND state = 'HELD' AND flood IS NOT NULL GROUP BY flood
            ) AS counted ON counted.flood = floods.number
            WHERE floods.number NOT IN
              (SELECT flood FROM flood_notices WHERE channel = :channel AND dropped IS NOT NULL)
            ORDER BY floods.number
            """,
            Map.of("channel", channel))
        .mapTo(Held.class)
        .list();
  }

  /**
   * Returns the latest flood of a feed with papers that some channel holds and has not dismissed.
   */
  public Optional<Held> held(Transaction transaction, String feed) {
    return transaction
        .query(
            """
            SELECT floods.*, held FROM floods JOIN (
              SELECT alerts.flood, count(DISTINCT paper) AS held FROM alerts
              LEFT JOIN flood_notices ON flood_notices.flood = alerts.flood
                AND flood_notices.channel = alerts.channel
              WHERE state = 'HELD' AND dropped IS NULL
                AND alerts.flood IN (SELECT number FROM floods WHERE feed = :feed)
              GROUP BY alerts.flood
            ) AS counted ON counted.flood = floods.number
            ORDER BY floods.number DESC LIMIT 1
            """,
            Map.of("feed", feed))
        .mapTo(Held.class)
        .findOne();
  }

  /**
   * Records that a channel dismissed the papers it holds of a flood; returns whether it had been
   * asked.
   */
  public boolean drop(Transaction transaction, long flood, long channel, Instant now) {
    return transaction.update(
            """
            UPDATE flood_notices SET dropped = :now
            WHERE flood = :flood AND channel = :channel
            """,
            Map.of("now", now, "flood", flood, "channel", channel))
        > 0;
  }
}
