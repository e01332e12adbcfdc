package dev.paperboy.store.outbox;

import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jdbi.v3.core.generic.GenericType;

/** What waits to be posted and what was posted last, by platform; for operators. */
public final class BacklogStore {

  /**
   * What waits to be posted on a platform, without suspended channels.
   *
   * @param pending the number of unsent messages
   * @param since since when the oldest message or alert waits that is due; a message that was
   *     attempted waits since it was created; empty if nothing is due
   */
  public record Backlog(String platform, long pending, Optional<Instant> since) {

    private Backlog with(Backlog other) {
      return new Backlog(
          platform,
          pending + other.pending,
          since
              .map(
                  one ->
                      BinaryOperator.minBy(Instant::compareTo).apply(one, other.since.orElse(one)))
              .or(() -> other.since));
    }
  }

  /** Returns what waits, by platform; platforms on which nothing is pending or due are absent. */
  public List<Backlog> backlogs(Transaction transaction, Instant now) {
    List<Backlog> backlogs = new ArrayList<>(messages(transaction, now));
    for (Backlog unplanned : alerts(transaction, now)) {
      Optional<Backlog> planned =
          backlogs.stream().filter(one -> one.platform().equals(unplanned.platform())).findFirst();
      planned.ifPresent(backlogs::remove);
      backlogs.add(planned.map(unplanned::with).orElse(unplanned));
    }
    return backlogs;
  }

  private static List<Backlog> messages(Transaction transaction, Instant now) {
    return transaction
        .query(
            """
            SELECT platform, count(*) AS pending,
              min(CASE WHEN attempts > 0 THEN messages.created WHEN due <= :now THEN due END) AS since
            FROM messages JOIN channels ON channels.number = messages.channel
            WHERE state = 'PENDING' AND rest = ''
            GROUP BY platform
            """,
            Map.of("now", now))
        .mapTo(Backlog.class)
        .list();
  }

  /** Alerts that are due but that no message carries yet; requested ones are posted in turn. */
  private static List<Backlog> alerts(Transaction transaction, Instant now) {
    return transaction
        .query(
            """
            SELECT platform, 0 AS pending, min(due) AS since
            FROM alerts JOIN channels ON channels.number = alerts.channel
            WHERE state = 'PENDING' AND message IS NULL AND due <= :now AND rest = ''
              AND released IS NULL AND poll NOT IN (SELECT number FROM polls WHERE ended IS NULL)
            GROUP BY platform
            """,
            Map.of("now", now))
        .mapTo(Backlog.class)
        .list();
  }

  /** Returns when a message was last sent, by platform; platforms without one are absent. */
  public Map<String, Instant> lastSent(Transaction transaction) {
    // By channel, because that is what the index of sent messages begins with.
    return transaction
        .handle()
        .createQuery(
            """
            SELECT platform, max(last) AS last FROM (
              SELECT platform,
                (SELECT max(sent) FROM messages WHERE messages.channel = channels.number) AS last
              FROM channels) AS deliveries
            WHERE last IS NOT NULL
            GROUP BY platform
            """)
        .setMapKeyColumn("platform")
        .setMapValueColumn("last")
        .collectInto(new GenericType<Map<String, Instant>>() {});
  }

  /** Returns the number of suspended channels, by platform; platforms without one are absent. */
  public Map<String, Long> suspended(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            "SELECT platform, count(*) AS channels FROM channels WHERE rest <> '' GROUP BY"
                + " platform")
        .setMapKeyColumn("platform")
        .setMapValueColumn("channels")
        .collectInto(new GenericType<Map<String, Long>>() {});
  }
}
