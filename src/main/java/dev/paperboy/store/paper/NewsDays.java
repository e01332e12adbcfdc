package dev.paperboy.store.paper;

import dev.paperboy.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the papers of days, weeks and months. A paper belongs to the day, in UTC, on which a feed
 * first announced it as new; papers of which only later versions were seen belong to no day.
 */
public final class NewsDays {
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** The number of papers that became news on a day. */
  public record DayCount(LocalDate day, long papers) {}

  /** Returns papers that became news in this half-open interval, those with most upvotes first. */
  public List<StoredPaper> papers(
      Transaction transaction, Instant from, Instant until, int limit, int offset) {
    return transaction
        .query(
            """
            SELECT * FROM papers WHERE id IN (
              SELECT id FROM papers WHERE announced >= :from AND announced < :until
              ORDER BY upvotes DESC, announced DESC, id LIMIT :limit OFFSET :offset)
            ORDER BY upvotes DESC, announced DESC, id
            """,
            Map.of("from", from, "until", until, "limit", limit, "offset", offset))
        .mapTo(StoredPaper.class)
        .list();
  }

  /**
   * Returns papers that became news in this half-open interval, newest first; ties are broken by
   * the smaller id.
   */
  public List<StoredPaper> newest(
      Transaction transaction, Instant from, Instant until, int limit, int offset) {
    return transaction
        .query(
            """
            SELECT * FROM papers WHERE id IN (
              SELECT id FROM papers WHERE announced >= :from AND announced < :until
              ORDER BY announced DESC, id LIMIT :limit OFFSET :offset)
            ORDER BY announced DESC, id
            """,
            Map.of("from", from, "until", until, "limit", limit, "offset", offset))
        .mapTo(StoredPaper.class)
        .list();
  }

  /** Returns the number of papers that became news in this half-open interval. */
  public int count(Transaction transaction, Instant from, Instant until) {
    return transaction
        .query(
            "SELECT count(*) FROM papers WHERE announced >= :from AND announced < :until",
            Map.of("from", from, "until", until))
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the days of this half-open interval that have papers, in order. */
  public List<DayCount> days(Transaction transaction, Instant from, Instant until) {
    record Row(long day, long papers) {}
    return transaction
        .query(
            """
            SELECT announced / :day AS day, count(*) AS papers FROM papers
            WHERE announced >= :from AND announced < :until
            GROUP BY 1 ORDER BY 1
            """,
            Map.of("day", DAY, "from", from, "until", until))
        .map((row, context) -> new Row(row.getLong("day"), row.getLong("papers")))
        .stream()
        .map(row -> new DayCount(LocalDate.ofEpochDay(row.day()), row.papers()))
        .toList();
  }

  /** Returns when the last paper before this instant became news. */
  public Optional<Instant> lastBefore(Transaction transaction, Instant instant) {
    return edge(
        transaction, "SELECT max(announced) AS edge FROM papers WHERE announced < :at", instant);
  }

  /** Returns when the first paper at or after this instant became news. */
  public Optional<Instant> firstFrom(Transaction transaction, Instant instant) {
    return edge(
        transaction, "SELECT min(announced) AS edge FROM papers WHERE announced >= :at", instant);
  }

  private static Optional<Instant> edge(Transaction transaction, String select, Instant at) {
    return transaction.query(select, Map.of("at", at)).mapTo(Instant.class).findOne();
  }
}
