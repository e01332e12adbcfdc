package dev.paperboy.ingest;

import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Creates alerts for changed papers: subscriptions that did not match a paper before the change get
 * it, and those that now want it at once no longer wait for their digest. Confined to one
 * transaction, in which the matches are valid.
 */
final class ChangeFollower {
  private final Transaction transaction;
  private final PageMatching matching;
  private final AlertRecorder alertRecorder;

  /** Creates a follower of these changes, which were matched, that counts the alerts for a poll. */
  ChangeFollower(
      Transaction transaction,
      PageMatching matching,
      Collection<PaperChange> changes,
      long poll,
      Instant now) {
    this.transaction = transaction;
    this.matching = matching;
    this.alertRecorder = new AlertRecorder(transaction, matching, changes, poll, now);
  }

  /**
   * The consequences of a change.
   *
   * @param alerts the number of alerts that are not muted
   * @param wanted whether any subscription wants the paper as new
   */
  record Followed(int alerts, boolean wanted) {}

  /**
   * Saves the alerts for a paper.
   *
   * @param change a change that was matched
   * @param news whether it is announced, so that it is also new for subscriptions that matched it
   *     before
   */
  Followed follow(PaperChange change, boolean news) {
    List<Want> wants = matching.wants(change);
    if (change.before() != null) {
      List<Want> urgent =
          wants.stream().filter(want -> want.urgent() && !want.urgentBefore()).toList();
      alertRecorder.hasten(transaction, change.after().id(), urgent);
    }
    List<Want> fresh = news ? wants : wants.stream().filter(want -> !want.before()).toList();
    return fresh.isEmpty()
        ? new Followed(0, false)
        : new Followed(alertRecorder.record(transaction, change, fresh), true);
  }

  /** Records in one batch which subscriptions matched papers; to be called once, at the end. */
  void finish() {
    alertRecorder.finish(transaction);
  }
}
