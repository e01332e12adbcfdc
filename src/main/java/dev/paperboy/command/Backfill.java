package dev.paperboy.command;

import dev.paperboy.paper.PaperId;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.query.Evaluation;
import dev.paperboy.query.Query;
import dev.paperboy.search.Hit;
import dev.paperboy.store.Alert.Batch;
import dev.paperboy.store.Alert.State;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.AlertStore.Draft;
import dev.paperboy.store.MuteStore;
import dev.paperboy.store.PaperStore;
import dev.paperboy.store.ReleaseStore;
import dev.paperboy.store.StoredPaper;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mutes;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Turns papers of before into alerts of a channel that never had them. */
final class Backfill {
  private static final Comparator<StoredPaper> OLDEST_FIRST =
      Comparator.comparing((StoredPaper one) -> one.announced().orElse(Instant.EPOCH))
          .thenComparing(one -> one.paper().id().toString());

  private final InstantSource clock;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final AlertStore alerts = new AlertStore();
  private final ReleaseStore releases = new ReleaseStore();
  private final MuteStore mutes = new MuteStore();
  private final PaperStore papers = new PaperStore();

  Backfill(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param chosen the newest of it, oldest first
   * @param more how many there are besides
   */
  record Found(List<StoredPaper> chosen, int more) {}

  /** The newest papers that the channel never had and does not mute. */
  Found choose(Transaction transaction, Channel channel, Query query, List<Hit> hits, int max) {
    Mutes muted = Mutes.of(mutes.of(transaction, channel.key(), clock.instant()));
    List<PaperId> ids = hits.stream().map(Hit::paper).toList();
    Map<PaperId, StoredPaper> known = papers.find(transaction, ids);
    List<StoredPaper> chosen = new ArrayList<>();
    int more = 0;
    for (PaperId id : ids) {
      StoredPaper stored = known.get(id);
      if (stored != null && isWanted(transaction, channel, query, stored, muted)) {
        more += chosen.size() < max ? 0 : 1;
        if (chosen.size() < max) {
          chosen.add(stored);
        }
      }
    }
    chosen.sort(OLDEST_FIRST);
    return new Found(chosen, more);
  }

  private boolean isWanted(
      Transaction transaction, Channel channel, Query query, StoredPaper stored, Mutes muted) {
    AnalyzedPaper paper = AnalyzedPaper.of(stored.paper());
    // What the index knows may be older than what the store does.
    return Evaluation.matches(query.expression(), paper)
        && muted.find(paper).isEmpty()
        && alerts.find(transaction, channel.key(), stored.paper().id()).isEmpty();
  }

  /** Lets these papers go out, in their turn. */
  void add(
      Transaction transaction,
      Channel channel,
      Subscription subscription,
      Query query,
      List<StoredPaper> chosen) {
    chosen.forEach(stored -> add(transaction, channel, subscription, query, stored));
  }

  private void add(
      Transaction transaction,
      Channel channel,
      Subscription subscription,
      Query query,
      StoredPaper stored) {
    Instant now = clock.instant();
    Draft draft =
        new Draft(
            channel.key(),
            stored.paper().id(),
            Draft.NO_POLL,
            Batch.INSTANT,
            channel.rules().firstAllowed(now),
            State.PENDING,
            "");
    OptionalLong alert = alerts.add(transaction, draft, now);
    if (alert.isPresent()) {
      releases.asked(transaction, alert.getAsLong(), now);
      alerts.addCause(
          transaction,
          alert.getAsLong(),
          subscription.key(),
          Evaluation.explain(query.expression(), AnalyzedPaper.of(stored.paper())));
      subscriptions.matched(transaction, subscription.key(), now);
    }
  }
}
