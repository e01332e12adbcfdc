package dev.paperboy.store.paper;

import dev.paperboy.store.AddressDigest;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SilenceStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the state of each feed from its polls so far. */
public final class FeedStore {
  private static final Duration POLLS_KEPT = Duration.ofDays(60);

  /**
   * The record of a feed.
   *
   * @param name the feed
   * @param lastAttempt when the latest poll began
   * @param firstComplete when the first complete poll began; empty if there was none
   * @param lastComplete when the latest complete poll began; empty if there was none
   * @param lastAnnounced the latest announcement date in the feed
   * @param failingSince when the first incomplete poll after the last complete one began
   * @param unreadSince when the first poll that read nothing began, after the latest that read
   *     something
   * @param failures the number of failed polls since the last complete one
   * @param caughtUp the number of papers that were news in these polls
   * @param reason the latest failure; empty if there is none
   * @param malformed an item in the feed that cannot be read; empty for none
   * @param remark the problem with an item that could still be read; empty for none
   * @param olderUntil when it was last read by a version of the program that identified items by
   *     address alone; empty for never
   * @param older whether no later version has read all of it since
   */
  public record FeedRecord(
      String name,
      Optional<Instant> lastAttempt,
      Optional<Instant> firstComplete,
      Optional<Instant> lastComplete,
      Optional<Instant> lastAnnounced,
      Optional<Instant> failingSince,
      Optional<Instant> unreadSince,
      int failures,
      long caughtUp,
      String reason,
      String malformed,
      String remark,
      Optional<Instant> olderUntil,
      boolean older) {

    /** Returns the record of a feed that was never polled. */
    public static FeedRecord empty(String name) {
      return new FeedRecord(
          name,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          0,
          "",
          "",
          "",
          Optional.empty(),
          false);
    }
  }

  /**
   * The problems with the items of a resource: the first of each kind, and their number.
   *
   * @param malformed the problem of items that cannot be read; "" for none
   * @param remark the problem of items that could still be read; "" for none
   */
  public record Findings(String malformed, long malformedItems, String remark, long remarks) {}

  /**
   * The validators of one version of a resource.
   *
   * @param url stored only as a digest, since it may contain a key
   * @param harvest the position of the harvest, if the resource is harvested; otherwise null
   */
  public record Validator(
      String url, String etag, String lastModified, int items, @Nullable Harvest harvest) {}

  /**
   * The position of the harvest of a resource.
   *
   * @param from the first day of the current or next window
   * @param begun the day on which the current or latest harvest began
   * @param token the resumption token of the current harvest; empty if there is none
   */
  public record Harvest(LocalDate from, LocalDate begun, String token) {}

  /** Records that a poll begins and returns its number. */
  public long begin(Transaction transaction, String feed, Instant now) {
    transaction.update(
        """
        INSERT INTO feeds (name, last_attempt, failures, reason, malformed)
        VALUES (:name, :now, 0, '', '')
        ON CONFLICT (name) DO UPDATE SET last_attempt = excluded.last_attempt
        """,
        Map.of("name", feed, "now", now));
    transaction.update(
        "DELETE FROM polls WHERE started < :old", Map.of("old", now.minus(POLLS_KEPT)));
    return transaction
        .query(
            "INSERT INTO polls (feed, started) VALUES (:feed, :now) RETURNING number",
            Map.of("feed", feed, "now", now))
        .mapTo(Long.class)
        .one();
  }

  /** Records that a poll has ended, whatever its outcome. */
  public void end(Transaction transaction, long poll, Instant now) {
    transaction.update(
        "UPDATE polls SET ended = :now WHERE number = :poll", Map.of("now", now, "poll", poll));
  }

  /** Returns the feeds with polls in progress. */
  public List<String> inProgress(Transaction transaction) {
    return transaction
        .query("SELECT DISTINCT feed FROM polls WHERE ended IS NULL ORDER BY feed", Map.of())
        .mapTo(String.class)
        .list();
  }

  /** Marks the polls of a feed as ended: those in progress were lost with their process. */
  public void endAll(Transaction transaction, String feed, Instant now) {
    transaction.update(
        "UPDATE polls SET ended = :now WHERE ended IS NULL AND feed = :feed",
        Map.of("feed", feed, "now", now));
  }

  /** Returns when this poll began; empty if it is no longer on record. */
  public Optional<Instant> started(Transaction transaction, long poll) {
    return transaction
        .query("SELECT started FROM polls WHERE number = :poll", Map.of("poll", poll))
        .mapTo(Instant.class)
        .findOne();
  }

  /** Records the latest date that the feed gave an announcement. */
  public void announced(Transaction transaction, String feed, Instant newest) {
    transaction.update(
        """
        UPDATE feeds SET last_announced = :newest
        WHERE name = :name AND (last_announced IS NULL OR last_announced < :newest)
        """,
        Map.of("name", feed, "newest", newest));
  }

  /** Records that the poll that began at {@code started} read everything. */
  public void complete(Transaction transaction, String feed, Instant started) {
    transaction.update(
        """
        UPDATE feeds SET first_complete = coalesce(first_complete, :started),
          last_complete = :started, failing_since = NULL, unread_since = NULL, failures = 0,
          caught_up = 0, reason = ''
        WHERE name = :name
        """,
        Map.of("name", feed, "started", started));
    SilenceStore.read(transaction, started);
    transaction.update(
        "UPDATE polls SET complete = 1 WHERE feed = :feed AND started = :started",
        Map.of("feed", feed, "started", started));
  }

  /** Records that every item of a feed is identified by the ID that this version assigns. */
  public void recognized(Transaction transaction, String feed) {
    transaction.update(
        "UPDATE feeds SET older = 0 WHERE name = :name AND older = 1", Map.of("name", feed));
  }

  /**
   * Records that the poll that began at {@code started} read only part of the feed.
   *
   * @param news the number of papers that were news in it
   */
  public void partial(
      Transaction transaction, String feed, Instant started, String reason, int news) {
    transaction.update(
        """
        UPDATE feeds SET failing_since = coalesce(failing_since, :started),
          unread_since = NULL, failures = failures + 1, caught_up = caught_up + :news,
          reason = :reason
        WHERE name = :name
        """,
        Map.of("name", feed, "started", started, "news", news, "reason", reason));
  }

  /** Records that the poll that began at {@code started} read nothing. */
  public void incomplete(Transaction transaction, String feed, Instant started, String reason) {
    transaction.update(
        """
        UPDATE feeds SET failing_since = coalesce(failing_since, :started),
          unread_since = coalesce(unread_since, :started), failures = failures + 1,
          reason = :reason
        WHERE name = :name
        """,
        Map.of("name", feed, "started", started, "reason", reason));
  }

  /**
   * Records the problems with the items in the feed.
   *
   * @param malformed a description of items that cannot be read; "" for none
   * @param remark a description of items that could still be read; "" for none
   */
  public void describe(Transaction transaction, String feed, String malformed, String remark) {
    transaction.update(
        "UPDATE feeds SET malformed = :malformed, remark = :remark WHERE name = :name",
        Map.of("name", feed, "malformed", malformed, "remark", remark));
  }

  /** Returns the record of a feed. */
  public FeedRecord record(Transaction transaction, String feed) {
    return transaction
        .query("SELECT * FROM feeds WHERE name = :name", Map.of("name", feed))
        .mapTo(FeedRecord.class)
        .findOne()
        .orElseGet(() -> FeedRecord.empty(feed));
  }

  /** Returns the names of all feeds that were ever polled. */
  public List<String> names(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT name FROM feeds ORDER BY name")
        .mapTo(String.class)
        .list();
  }

  /** Returns the validators of the response last read from this address. */
  public Optional<Validator> validator(Transaction transaction, String feed, String url) {
    return transaction
        .query(
            """
            SELECT validators.*, :url AS url FROM validators
            WHERE feed = :feed AND address_digest = :digest
            """,
            Map.of("feed", feed, "url", url, "digest", AddressDigest.of(url)))
        .mapTo(Validator.class)
        .findOne();
  }

  /** Saves the validators of the response just read; those not renewed in 60 days are deleted. */
  public void keep(Transaction transaction, String feed, Validator validator, Instant now) {
    Optional<Harvest> harvest = Optional.ofNullable(validator.harvest());
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO validators (feed, address_digest, etag, last_modified, items, saved,
              harvest_from, harvest_begun, harvest_token)
            VALUES (:feed, :digest, :etag, :modified, :items, :now, :from, :begun, :token)
            ON CONFLICT (feed, address_digest) DO UPDATE SET etag = excluded.etag,
              last_modified = excluded.last_modified, items = excluded.items,
              saved = excluded.saved, harvest_from = excluded.harvest_from,
              harvest_begun = excluded.harvest_begun, harvest_token = excluded.harvest_token
            """)
        .bind("from", harvest.map(Harvest::from).map(LocalDate::toString).orElse(null))
        .bind("begun", harvest.map(Harvest::begun).map(LocalDate::toString).orElse(null))
        .bind("token", harvest.map(Harvest::token).orElse(null))
        .bind("feed", feed)
        .bind("digest", AddressDigest.of(validator.url()))
        .bind("etag", validator.etag())
        .bind("modified", validator.lastModified())
        .bind("items", validator.items())
        .bind("now", now)
        .execute();
    transaction.update(
        "DELETE FROM validators WHERE feed = :feed AND saved < :old",
        Map.of("feed", feed, "old", now.minus(POLLS_KEPT)));
  }

  /**
   * Saves the problems with the resource at this address, together with the validators of its
   * version.
   */
  public void keepFindings(Transaction transaction, String feed, String url, Findings findings) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE validators SET malformed = :malformed, malformed_items = :items,
              remark = :remark, remarks = :remarks
            WHERE feed = :feed AND address_digest = :digest
            """)
        .bind("feed", feed)
        .bind("digest", AddressDigest.of(url))
        .bind("malformed", findings.malformed())
        .bind("items", findings.malformedItems())
        .bind("remark", findings.remark())
        .bind("remarks", findings.remarks())
        .execute();
  }

  /** Returns the problems with the resource at this address when it was last read. */
  public Optional<Findings> findings(Transaction transaction, String feed, String url) {
    return transaction
        .query(
            "SELECT * FROM validators WHERE feed = :feed AND address_digest = :digest",
            Map.of("feed", feed, "digest", AddressDigest.of(url)))
        .mapTo(Findings.class)
        .findOne();
  }
}
