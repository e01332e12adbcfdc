package dev.paperboy.store.paper;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.DueOnPlatforms;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/**
 * Floods: feeds that suddenly announced implausibly many papers, whose alerts are held until a
 * person of the channel decides.
 */
public final class FloodStore {
  /**
   * A flood.
   *
   * @param key its number in the store, by which people name it
   * @param feed the feed
   * @param began when it was noticed
   * @param papers how many papers were announced so far
   * @param usual how many a day had been announced before at most
   */
  public record Flood(
      @ColumnName("number") long key, String feed, Instant began, int papers, int usual) {}

  /**
   * A flood as a channel sees it.
   *
   * @param held how many of its papers the channel wants and holds
   */
  public record Held(Flood flood, int held) {}

  /** The flood of a feed that began after then and that nobody accepted yet. */
  public Optional<Flood> current(Transaction transaction, String feed, Instant after) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT * FROM floods WHERE feed = :feed AND began > :after AND accepted IS NULL
            ORDER BY number DESC LIMIT 1
            """)
        .bind("feed", feed)
        .bind("after", after.toEpochMilli())
        .mapTo(Flood.class)
        .findOne();
  }

  /** Notes that a flood begins. */
  public Flood begin(Transaction transaction, String feed, int papers, int usual, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            INSERT INTO floods (feed, began, papers, usual) VALUES (:feed, :now, :papers, :usual)
            RETURNING *
            """)
        .bind("feed", feed)
        .bind("now", now.toEpochMilli())
        .bind("papers", papers)
        .bind("usual", usual)
        .mapTo(Flood.class)
        .one();
  }

  /** Notes that so many more papers came with a flood. */
  public void grow(Transaction transaction, long flood, int more) {
    transaction
        .handle()
        .createUpdate("UPDATE floods SET papers = papers + :more WHERE number = :flood")
        .bind("more", more)
        .bind("flood", flood)
        .execute();
  }

  /**
   * Makes a poll part of a flood: what it found and no message carries is held. What was found
   * before and only hastened by it is not of the flood.
   */
  public void hold(Transaction transaction, Flood flood, long poll, Instant now) {
    AlertReason reason = AlertReason.flood(flood);
    transaction
        .handle()
        .createUpdate("UPDATE polls SET flood = :flood WHERE number = :poll")
        .bind("flood", flood.key())
        .bind("poll", poll)
        .execute();
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
        .bind("now", now.toEpochMilli())
        .bind("poll", poll)
        .execute();
  }

  /** Notes that people took a flood for genuine: so many are usual from then on. */
  public void accept(Transaction transaction, long flood, Instant now) {
    transaction
        .handle()
        .createUpdate(
            "UPDATE floods SET accepted = :now WHERE number = :flood AND accepted IS NULL")
        .bind("now", now.toEpochMilli())
        .bind("flood", flood)
        .execute();
  }

  /** The channels of these platforms that hold papers of floods of which no message tells yet. */
  public List<Long> channelsWithUntold(
      Transaction transaction, Collection<String> platforms, Instant now) {
    return DueOnPlatforms.channels(
        transaction, platforms, now, "state = 'HELD' AND flood IS NOT NULL AND released IS NULL");
  }

  /** The floods of which a channel holds papers that no message tells of yet. */
  public List<Held> untold(Transaction transaction, long channel) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT floods.*, held FROM floods JOIN (
              SELECT flood, count(*) AS held FROM alerts
              WHERE channel = :channel AND state = 'HELD' AND message IS NULL
                AND flood IS NOT NULL AND released IS NULL
                AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL)
              GROUP BY flood
            ) AS counted ON counted.flood = floods.number
            ORDER BY floods.number
            """)
        .bind("channel", channel)
        .mapTo(Held.class)
        .list();
  }

  /** The message in which a channel was asked about a flood; empty where it was not yet. */
  public Optional<Long> notice(Transaction transaction, long flood, long channel) {
    return transaction
        .handle()
        .createQuery(
            "SELECT message FROM flood_notices WHERE flood = :flood AND channel = :channel")
        .bind("flood", flood)
        .bind("channel", channel)
        .mapTo(Long.class)
        .findOne();
  }

  /** The flood that a message asks about. */
  public Optional<Long> askedIn(Transaction transaction, long message) {
    return transaction
        .handle()
        .createQuery("SELECT flood FROM flood_notices WHERE message = :message")
        .bind("message", message)
        .mapTo(Long.class)
        .findOne();
  }

  /** Notes that a message asks a channel about a flood. */
  public void ask(Transaction transaction, long flood, long channel, long message) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO flood_notices (flood, channel, message)
            VALUES (:flood, :channel, :message)
            """)
        .bind("flood", flood)
        .bind("channel", channel)
        .bind("message", message)
        .execute();
  }

  /** Lets a message stand for what a channel holds of a flood. */
  public void tell(Transaction transaction, long flood, long channel, long message) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE alerts SET message = :message
            WHERE flood = :flood AND channel = :channel AND state = 'HELD' AND message IS NULL
              AND released IS NULL
              AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL)
            """)
        .bind("message", message)
        .bind("flood", flood)
        .bind("channel", channel)
        .execute();
  }

  /** What a channel was asked about and holds still, oldest first; dropped floods are left out. */
  public List<Held> undecided(Transaction transaction, long channel) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT floods.*, held FROM floods JOIN (
              SELECT flood, count(*) AS held FROM alerts
              WHERE channel = :channel AND state = 'HELD' AND flood IS NOT NULL GROUP BY flood
            ) AS counted ON counted.flood = floods.number
            WHERE floods.number NOT IN
              (SELECT flood FROM flood_notices WHERE channel = :channel AND dropped IS NOT NULL)
            ORDER BY floods.number
            """)
        .bind("channel", channel)
        .mapTo(Held.class)
        .list();
  }

  /** The latest flood of a feed of which some channel holds papers and did not drop them. */
  public Optional<Held> held(Transaction transaction, String feed) {
    return transaction
        .handle()
        .createQuery(
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
            """)
        .bind("feed", feed)
        .mapTo(Held.class)
        .findOne();
  }

  /** Notes that a channel does not want what it holds of a flood; answers whether it was asked. */
  public boolean drop(Transaction transaction, long flood, long channel, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE flood_notices SET dropped = :now
                WHERE flood = :flood AND channel = :channel
                """)
            .bind("now", now.toEpochMilli())
            .bind("flood", flood)
            .bind("channel", channel)
            .execute()
        > 0;
  }
}
