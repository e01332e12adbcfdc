package dev.paperboy.store.outbox;

import dev.paperboy.store.Chunks;
import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers of alerts, which caps are compared with. */
public final class AlertCountStore {

  /**
   * How many papers a channel receives individually at a moment.
   *
   * @param number of alerts
   */
  public record DueCount(long channel, Instant due, int number) {}

  /**
   * Returns the numbers of papers that channels receive individually between these instants: alerts
   * due then that are neither held nor muted. Requested papers count at the time of their turn.
   */
  public List<DueCount> countsDue(
      Transaction transaction, Collection<Long> channels, Instant from, Instant until) {
    return Chunks.of(
        channels,
        some ->
            transaction
                .query(
                    """
                    SELECT channel, due, count(*) AS number FROM alerts
                    WHERE channel IN (<channels>) AND state IN ('PENDING', 'SENT')
                      AND batch = 'INSTANT' AND due >= :from AND due < :until
                      AND (released IS NULL OR message IS NOT NULL)
                    GROUP BY channel, due
                    """,
                    Map.of("from", from, "until", until))
                .bindList("channels", some)
                .mapTo(DueCount.class)
                .list());
  }

  /**
   * Returns the numbers of instant alerts found for channels by a poll that are neither held nor
   * muted, by channel; none for those without.
   */
  public Map<Long, Integer> countsInPoll(
      Transaction transaction, Collection<Long> channels, long poll) {
    record Count(long channel, int number) {}
    return Chunks.of(
            channels,
            some ->
                transaction
                    .query(
                        """
                        SELECT channel, count(*) AS number FROM alerts
                        WHERE channel IN (<channels>) AND poll = :poll AND batch = 'INSTANT'
                          AND state NOT IN ('HELD', 'MUTED')
                        GROUP BY channel
                        """,
                        Map.of("poll", poll))
                    .bindList("channels", some)
                    .map((row, context) -> new Count(row.getLong("channel"), row.getInt("number")))
                    .list())
        .stream()
        .collect(Collectors.toMap(Count::channel, Count::number));
  }
}
