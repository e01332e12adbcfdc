package dev.paperboy.store.paper;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Chunks;
import dev.paperboy.store.CounterStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.mapping.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores the pictures of papers, and the attempts to fetch them. */
public final class PictureStore {
  /** A feed may name another address each time; only that often is it believed. */
  private static final Duration BETWEEN_ADDRESSES = Duration.ofDays(1);

  /**
   * A picture that is to be fetched.
   *
   * @param address where it is
   * @param feeds the feeds that announced the paper
   * @param attempts how often that was tried
   */
  public record Wanted(PaperId paper, String address, List<String> feeds, int attempts) {
    /** Copies the list. */
    public Wanted {
      feeds = List.copyOf(feeds);
    }
  }

  /**
   * A stored picture, without its content.
   *
   * @param number changes with the picture; unique
   * @param width in pixels
   * @param height in pixels
   */
  public record Stored(PaperId paper, long number, int width, int height) {}

  /**
   * The content of a stored picture.
   *
   * @param number changes with the picture; unique
   * @param jpeg the file; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Content(long number, byte[] jpeg) {}

  /** Returns pictures of papers announced since an instant that are due, the newest first. */
  public List<Wanted> due(Transaction transaction, Instant since, Instant now, int limit) {
    return transaction
        .query(
            """
            SELECT papers.id AS paper, papers.thumbnail AS address, papers.feeds,
              CASE WHEN pictures.address = papers.thumbnail THEN pictures.attempts ELSE 0 END
                AS attempts
            FROM papers LEFT JOIN pictures ON pictures.paper = papers.id
            WHERE papers.announced >= :since AND papers.thumbnail <> ''
              AND (pictures.paper IS NULL
                OR (pictures.address = papers.thumbnail AND pictures.due <= :now)
                OR (pictures.address <> papers.thumbnail AND pictures.tried <= :believed))
            ORDER BY papers.announced DESC, papers.id DESC LIMIT :limit
            """,
            Map.of(
                "since", since,
                "now", now,
                "believed", now.minus(BETWEEN_ADDRESSES),
                "limit", limit))
        .mapTo(Wanted.class)
        .list();
  }

  /**
   * Records an attempt; an earlier picture of the paper is kept.
   *
   * @param attempts how many there have been
   * @param due when the next one is due unless this one succeeds; empty if it is the last
   */
  public void begin(
      Transaction transaction, Wanted wanted, int attempts, Instant now, Optional<Instant> due) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO pictures (paper, address, attempts, tried, due, reason, number, width,
              height, size)
            VALUES (:paper, :address, :attempts, :now, :due, 'not finished', 0, 0, 0, 0)
            ON CONFLICT (paper) DO UPDATE SET address = excluded.address,
              attempts = excluded.attempts, tried = excluded.tried, due = excluded.due,
              reason = excluded.reason
            """)
        .bind("paper", wanted.paper().toString())
        .bind("address", wanted.address())
        .bind("attempts", attempts)
        .bind("now", now)
        .bind("due", Columns.millis(due.orElse(null)))
        .execute();
  }

  /** Records why the attempt that was begun has failed. */
  public void fail(Transaction transaction, PaperId paper, String reason) {
    transaction.update(
        "UPDATE pictures SET reason = :reason WHERE paper = :paper",
        Map.of("reason", reason, "paper", paper.toString()));
  }

  /** Stores the picture of the attempt that was begun. */
  public void keep(Transaction transaction, PaperId paper, int width, int height, byte[] jpeg) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE pictures SET due = NULL, reason = '', number = :number, width = :width,
              height = :height, size = :size, jpeg = :jpeg
            WHERE paper = :paper
            """)
        .bind("number", CounterStore.advance(transaction, CounterStore.PICTURES, 1))
        .bind("width", width)
        .bind("height", height)
        .bind("size", jpeg.length)
        .bind("jpeg", jpeg)
        .bind("paper", paper.toString())
        .execute();
  }

  /** Removes all pictures. */
  public void removeAll(Transaction transaction) {
    if (transaction.update("DELETE FROM pictures", Map.of()) > 0) {
      CounterStore.advance(transaction, CounterStore.PICTURES, 1);
    }
  }

  /** Removes the pictures of papers announced before this instant. */
  public void removeBefore(Transaction transaction, Instant since) {
    int removed =
        transaction.update(
            """
            DELETE FROM pictures WHERE paper IN (
              SELECT papers.id FROM pictures JOIN papers ON papers.id = pictures.paper
              WHERE papers.announced < :since)
            """,
            Map.of("since", since));
    if (removed > 0) {
      CounterStore.advance(transaction, CounterStore.PICTURES, 1);
    }
  }

  /** Returns the size of all pictures, in bytes. */
  public long size(Transaction transaction) {
    return transaction
        .query("SELECT coalesce(sum(size), 0) FROM pictures", Map.of())
        .mapTo(Long.class)
        .one();
  }

  /**
   * Removes the pictures of the papers announced first, until this many bytes are freed; they are
   * not fetched again.
   */
  public void free(Transaction transaction, long bytes) {
    record Row(PaperId paper, long size) {}
    List<Row> oldest =
        transaction
            .query(
                """
                SELECT pictures.paper, pictures.size
                FROM pictures JOIN papers ON papers.id = pictures.paper
                WHERE pictures.size > 0 ORDER BY papers.announced, papers.id
                """,
                Map.of())
            .map((row, context) -> new Row(PaperId.of(row.getString(1)), row.getLong(2)))
            .list();
    List<String> removed = new ArrayList<>();
    long freed = 0;
    for (Row row : oldest) {
      if (freed >= bytes) {
        break;
      }
      freed += row.size();
      removed.add(row.paper().toString());
    }
    Chunks.update(
        removed,
        some ->
            transaction
                .handle()
                .createUpdate(
                    """
                    UPDATE pictures SET due = NULL, reason = 'removed, because all pictures took'
                      || ' too much room', width = 0, height = 0, size = 0, jpeg = NULL
                    WHERE paper IN (<papers>)
                    """)
                .bindList("papers", some)
                .execute());
    if (!removed.isEmpty()) {
      CounterStore.advance(transaction, CounterStore.PICTURES, 1);
    }
  }

  /** Returns which of these papers have a picture. */
  public Map<PaperId, Stored> of(Transaction transaction, Collection<PaperId> papers) {
    Map<PaperId, Stored> found = new HashMap<>();
    Chunks.of(
            papers.stream().map(PaperId::toString).distinct().toList(),
            some ->
                transaction
                    .handle()
                    .createQuery(
                        """
                        SELECT paper, number, width, height FROM pictures
                        WHERE paper IN (<papers>) AND size > 0
                        """)
                    .bindList("papers", some)
                    .mapTo(Stored.class)
                    .list())
        .forEach(stored -> found.put(stored.paper(), stored));
    return found;
  }

  /** Returns the picture of a paper. */
  public Optional<Content> content(Transaction transaction, PaperId paper) {
    return transaction
        .query(
            "SELECT number, jpeg FROM pictures WHERE paper = :paper AND size > 0",
            Map.of("paper", paper.toString()))
        .map((row, context) -> new Content(row.getLong(1), row.getBytes(2)))
        .findOne();
  }

  /** Returns a number that changes whenever a picture is stored or removed. */
  public long revision(Transaction transaction) {
    return CounterStore.value(transaction, CounterStore.PICTURES);
  }
}
