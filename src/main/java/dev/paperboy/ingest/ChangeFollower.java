package dev.paperboy.ingest;

import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.List;

/**
 * Turns changes of papers into alerts: those who want a paper by now and did not before get it, and
 * those who want it at once by now need not wait for their digest. Belongs to one transaction, in
 * which what was matched holds.
 */
final class ChangeFollower {
  private final Transaction transaction;
  private final PageMatching matching;
  private final AlertRecorder recordAlerts;

  /** Counts the alerts for this poll. */
  ChangeFollower(Transaction transaction, PageMatching matching, long poll, Instant now) {
    this.transaction = transaction;
    this.matching = matching;
    this.recordAlerts = new AlertRecorder(matching, poll, now);
  }

  /**
   * What followed from a change.
   *
   * @param alerts how many alerts that are not muted
   * @param wanted whether anybody wants the paper for whom it is new
   */
  record Followed(int alerts, boolean wanted) {}

  /**
   * Saves the alerts for a paper.
   *
   * @param change one that was matched
   * @param news whether it is announced, so that it is new also for those who wanted it before
   */
  Followed follow(PaperChange change, boolean news) {
    List<Want> wants = matching.wants(change);
    if (change.before() != null) {
      List<Want> urgent =
          wants.stream().filter(want -> want.urgent() && !want.urgentBefore()).toList();
      recordAlerts.hasten(transaction, change.after().id(), urgent);
    }
    List<Want> fresh = news ? wants : wants.stream().filter(want -> !want.before()).toList();
    return fresh.isEmpty()
        ? new Followed(0, false)
        : new Followed(recordAlerts.record(transaction, change, fresh), true);
  }

  /** Records in one batch which subscriptions matched papers; to be called once, at the end. */
  void finish() {
    recordAlerts.finish(transaction);
  }
}
