package dev.paperboy.store.channel;

import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tracks since when subscriptions have matched nothing, and on which days feeds were read. */
public final class SilenceStore {
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Restarts the period of silence of a subscription that was changed or resumed. */
  void end(Transaction transaction, long subscription, Instant now) {
    transaction.update(
        "UPDATE subscriptions SET silent_since = :now, silence_told = NULL"
            + " WHERE number = :subscription",
        Map.of("now", now, "subscription", subscription));
  }

  /** Records that a feed was read completely. */
  public static void read(Transaction transaction, Instant now) {
    transaction.update(
        "INSERT INTO days_read (day) VALUES (:day) ON CONFLICT DO NOTHING",
        Map.of("day", now.toEpochMilli() / DAY));
  }

  /**
   * Returns the number of days, in UTC and starting with the day of {@code since}, on which any
   * feed was read.
   */
  public int daysRead(Transaction transaction, Instant since) {
    return transaction
        .query(
            "SELECT count(*) FROM days_read WHERE day >= :day",
            Map.of("day", since.toEpochMilli() / DAY))
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Returns the active subscriptions, in served channels that are not suspended, that have matched
   * nothing since then and were not reported yet; by channel and number.
   */
  public List<Subscription> unreported(
      Transaction transaction, ServedChannels channels, Instant since, int limit) {
    if (channels.isEmpty()) {
      return List.of();
    }
    return channels
        .in(
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT subscriptions.* FROM subscriptions JOIN channels
                      ON channels.number = subscriptions.channel
                    WHERE removed IS NULL AND pause = '' AND silence_told IS NULL AND silent_since <= :since
                      AND (last_match IS NULL OR last_match <= :since)
                      AND rest = '' AND <served>
                    ORDER BY subscriptions.channel, number_in_channel LIMIT :limit
                    """))
        .bind("since", since)
        .bind("limit", limit)
        .mapTo(Subscription.class)
        .list();
  }

  /** Records that the silence of a subscription was reported. */
  public void reported(Transaction transaction, long subscription, Instant now) {
    transaction.update(
        "UPDATE subscriptions SET silence_told = :now WHERE number = :subscription",
        Map.of("now", now, "subscription", subscription));
  }
}
