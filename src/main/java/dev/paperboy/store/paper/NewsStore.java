package dev.paperboy.store.paper;

import dev.paperboy.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Counts the papers that feeds announce as news, for the polls on record. */
public final class NewsStore {
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Adds to the number of papers that a poll announced as news. */
  public void countNews(Transaction transaction, long poll, int more) {
    transaction.update(
        "UPDATE polls SET news = news + :more WHERE number = :poll",
        Map.of("more", more, "poll", poll));
  }

  /** Returns the number of papers announced as news by a feed in polls since this instant. */
  public int newsSince(Transaction transaction, String feed, Instant since) {
    return transaction
        .query(
            "SELECT coalesce(sum(news), 0) FROM polls WHERE feed = :feed AND started > :since",
            Map.of("feed", feed, "since", since))
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Returns the number of papers announced as news by a feed on its largest day before this
   * instant, for the polls on record; floods count if they were accepted.
   */
  public int largestDay(Transaction transaction, String feed, Instant before) {
    return transaction
        .query(
            """
            SELECT coalesce(max(news), 0) FROM (
              SELECT sum(news) AS news FROM polls
              WHERE feed = :feed AND started < :before AND flood IS NULL GROUP BY started / :day
              UNION ALL
              SELECT papers AS news FROM floods WHERE feed = :feed AND accepted IS NOT NULL
            ) AS days
            """,
            Map.of("feed", feed, "before", before, "day", DAY))
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the start of the last poll, at or before this instant, that read a feed completely. */
  public Optional<Instant> completeBefore(Transaction transaction, String feed, Instant latest) {
    return transaction
        .query(
            """
            SELECT max(started) AS last FROM polls
            WHERE feed = :feed AND started <= :latest AND complete = 1
            """,
            Map.of("feed", feed, "latest", latest))
        .mapTo(Instant.class)
        .findOne();
  }
}
