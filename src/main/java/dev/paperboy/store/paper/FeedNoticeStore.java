package dev.paperboy.store.paper;

import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Stores which channels were notified that a feed is late or failing, and not yet that it has
 * recovered.
 */
public final class FeedNoticeStore {

  /**
   * A notification.
   *
   * @param channel key of the channel
   * @param message number of the message
   * @param since when the problem began
   */
  public record Notified(long channel, long message, Instant since) {}

  /** Records that a message notifies a channel. */
  public void add(Transaction transaction, String feed, long channel, long message, Instant since) {
    transaction.update(
        """
        INSERT INTO feed_notices (feed, channel, message, since)
        VALUES (:feed, :channel, :message, :since)
        """,
        Map.of("feed", feed, "channel", channel, "message", message, "since", since));
  }

  /** Returns the notified channels, by key. */
  public List<Notified> notified(Transaction transaction, String feed) {
    return transaction
        .query(
            "SELECT * FROM feed_notices WHERE feed = :feed ORDER BY channel", Map.of("feed", feed))
        .mapTo(Notified.class)
        .list();
  }

  /** Returns the channels with an active subscription that were not notified and can be. */
  public List<Long> unreported(Transaction transaction, String feed) {
    return transaction
        .query(
            """
            SELECT number FROM channels
            WHERE rest = ''
              AND EXISTS (SELECT 1 FROM subscriptions
                WHERE subscriptions.channel = channels.number AND removed IS NULL AND pause = '')
              AND number NOT IN (SELECT channel FROM feed_notices WHERE feed = :feed)
            ORDER BY number
            """,
            Map.of("feed", feed))
        .mapTo(Long.class)
        .list();
  }

  /** Deletes the notifications of a feed. */
  public void forget(Transaction transaction, String feed) {
    transaction.update("DELETE FROM feed_notices WHERE feed = :feed", Map.of("feed", feed));
  }

  /**
   * Returns the number of papers announced as news by the feed since an instant that were found for
   * a channel, without muted ones.
   */
  public long foundFor(Transaction transaction, String feed, long channel, Instant since) {
    return transaction
        .query(
            """
            SELECT count(*) FROM alerts
            WHERE channel = :channel AND state <> 'MUTED'
              AND poll IN (SELECT number FROM polls WHERE feed = :feed AND started >= :since)
              AND EXISTS (SELECT 1 FROM sightings
                WHERE sightings.feed = :feed AND sightings.paper = alerts.paper
                  AND type IN ('NEW', 'CROSS') AND seen >= :since)
            """,
            Map.of("channel", channel, "feed", feed, "since", since))
        .mapTo(Long.class)
        .one();
  }
}
