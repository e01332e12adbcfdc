package dev.paperboy.ingest;

import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.HarvestCursor;
import dev.paperboy.feed.ItemProblems;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollReport;
import dev.paperboy.feed.PollReport.Findings;
import dev.paperboy.feed.PollResult;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.FeedStore.FeedRecord;
import java.util.Optional;

/**
 * The state of a feed between polls: its validators, and the problems with its items. Converts
 * between the forms for reading and for storing. Thread-safe.
 */
final class FeedMemory {
  private final Database database;
  private final FeedStore feeds = new FeedStore();

  /** Creates an instance for this database. */
  FeedMemory(Database database) {
    this.database = database;
  }

  /** Returns the state from earlier polls for reading a feed. */
  PollMemory of(FeedSource source, FeedRecord record) {
    return new PollMemory(
        record.lastComplete(),
        record.lastAnnounced(),
        url ->
            database
                .read(transaction -> feeds.validator(transaction, source.name(), url))
                .map(FeedMemory::validators));
  }

  private static Validators validators(FeedStore.Validator stored) {
    return new Validators(
        stored.url(),
        stored.etag(),
        stored.lastModified(),
        stored.items(),
        Optional.ofNullable(stored.harvest())
            .map(harvest -> new HarvestCursor(harvest.from(), harvest.begun(), harvest.token()))
            .orElse(null));
  }

  /**
   * Records the problems with items, both of resources read now and of those unchanged since they
   * were read. Problems in parts that this poll did not reach are kept unless there is newer
   * information.
   */
  void describe(Transaction transaction, FeedRecord before, PollReport report, PollResult result) {
    String feed = before.name();
    Findings all = report.total();
    for (String url : report.unread()) {
      Optional<FeedStore.Findings> stored = feeds.findings(transaction, feed, url);
      all = all.plus(stored.map(FeedMemory::findings).orElse(Findings.NONE));
    }
    String malformed = all.malformed().inWords();
    String remark = all.remarks().inWords();
    if (result instanceof PollResult.Complete) {
      feeds.describe(transaction, feed, malformed, remark);
    } else if (result instanceof PollResult.Partial) {
      feeds.describe(
          transaction,
          feed,
          malformed.isEmpty() ? before.malformed() : malformed,
          remark.isEmpty() ? before.remark() : remark);
    } else if (report.total().malformed().count() > 0) {
      // The reason of the failure already says so.
      feeds.describe(transaction, feed, "", "");
    }
  }

  private static Findings findings(FeedStore.Findings stored) {
    return new Findings(
        0,
        new ItemProblems(stored.malformed(), stored.malformedItems()),
        new ItemProblems(stored.remark(), stored.remarks()));
  }

  private static FeedStore.Findings stored(Findings found) {
    return new FeedStore.Findings(
        found.malformed().first(),
        found.malformed().count(),
        found.remarks().first(),
        found.remarks().count());
  }

  /** Saves the problems with the items of one address. */
  void keepFindings(Transaction transaction, String feed, String url, Findings found) {
    feeds.keepFindings(transaction, feed, url, stored(found));
  }
}
