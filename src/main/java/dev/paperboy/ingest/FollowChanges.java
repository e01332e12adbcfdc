package dev.paperboy.ingest;

import dev.paperboy.ingest.ActiveSubscriptions.Snapshot;
import dev.paperboy.ingest.ActiveSubscriptions.Want;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what becomes of papers into alerts: those who want a paper by now and did not before get
 * it, and those who want it at once by now need not wait for their digest. Belongs to one
 * transaction.
 */
final class FollowChanges {
  private final RecordAlerts recordAlerts = new RecordAlerts();
  private final Transaction transaction;
  private final Snapshot active;
  private final long poll;
  private final ChannelMutes mutes;
  private final Instant now;

  /** Counts the alerts for this poll. */
  FollowChanges(Transaction transaction, Snapshot active, long poll, Instant now) {
    this.transaction = transaction;
    this.active = active;
    this.poll = poll;
    this.mutes = new ChannelMutes(now);
    this.now = now;
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
   * @param before the paper before it changed; null where it was not known
   * @param news whether it is announced, so that it is new also for those who wanted it before
   */
  Followed follow(@Nullable Paper before, AnalyzedPaper paper, boolean news) {
    List<Want> wants = active.want(paper);
    if (before == null || wants.isEmpty()) {
      return record(paper, wants);
    }
    AnalyzedPaper earlier = AnalyzedPaper.of(before);
    Set<Long> wantedBefore = active.keys(earlier);
    hasten(paper, earlier, wants, wantedBefore);
    return record(
        paper, news ? wants : wants.stream().filter(want -> !isIn(wantedBefore, want)).toList());
  }

  private void hasten(
      AnalyzedPaper paper, AnalyzedPaper earlier, List<Want> wants, Set<Long> wantedBefore) {
    List<Want> urgent =
        wants.stream()
            .filter(want -> RecordAlerts.isUrgent(want, paper))
            .filter(want -> !isIn(wantedBefore, want) || !RecordAlerts.isUrgent(want, earlier))
            .toList();
    recordAlerts.hasten(transaction, poll, paper.paper().id(), urgent, now);
  }

  private Followed record(AnalyzedPaper paper, List<Want> wants) {
    return wants.isEmpty()
        ? new Followed(0, false)
        : new Followed(recordAlerts.record(transaction, poll, paper, wants, mutes, now), true);
  }

  private static boolean isIn(Set<Long> subscriptions, Want want) {
    return subscriptions.contains(want.subscription().key());
  }
}
