package dev.paperboy.command.held;

import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Query;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.search.Hit;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertCauseStore;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.outbox.AlertStore.Draft;
import dev.paperboy.store.outbox.ReleaseStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.MuteVerdicts;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Creates alerts for papers announced earlier that a channel never received. */
public final class Backfill {
  private static final Comparator<StoredPaper> OLDEST_FIRST =
      Comparator.comparing((StoredPaper one) -> one.announced().orElse(Instant.EPOCH))
          .thenComparing(one -> one.paper().id().toString());

  private final Topics topics;
  private final InstantSource clock;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final AlertStore alerts = new AlertStore();
  private final AlertCauseStore causes = new AlertCauseStore();
  private final ReleaseStore releases = new ReleaseStore();
  private final MuteStore mutes = new MuteStore();
  private final PaperStore papers = new PaperStore();

  public Backfill(Topics topics, InstantSource clock) {
    this.topics = topics;
    this.clock = clock;
  }

  /**
   * The papers found.
   *
   * @param verdicts which of them the channel mutes
   * @param chosen the newest of them, oldest first
   * @param more the number of further ones
   */
  public record Found(MuteVerdicts verdicts, List<Chosen> chosen, int more) {}

  /** A paper and the reasons why it matches. */
  public record Chosen(StoredPaper stored, List<Evidence> evidence) {}

  /** Returns the newest papers that the channel neither received nor mutes. */
  public Found choose(Database database, Channel channel, Query query, List<Hit> hits, int max) {
    MuteVerdicts verdicts = new MuteVerdicts(topics);
    List<Mute> there =
        database.read(transaction -> mutes.of(transaction, channel.key(), clock.instant()));
    List<StoredPaper> wanted =
        unposted(database, channel, hits).stream()
            // The index may be older than the store.
            .filter(one -> Evaluation.matches(query.expression(), analyzed(one)))
            .filter(one -> verdicts.find(there, one.paper(), one.revision()).isEmpty())
            .toList();
    return new Found(
        verdicts,
        wanted.stream()
            .limit(max)
            .sorted(OLDEST_FIRST)
            .map(one -> new Chosen(one, evidence(query, one)))
            .toList(),
        Math.max(0, wanted.size() - max));
  }

  private List<StoredPaper> unposted(Database database, Channel channel, List<Hit> hits) {
    List<PaperId> ids = hits.stream().map(Hit::paper).toList();
    return database.read(
        transaction -> {
          Map<PaperId, StoredPaper> known = papers.find(transaction, ids);
          return ids.stream()
              .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
              .filter(one -> alerts.find(transaction, channel.key(), one.paper().id()).isEmpty())
              .toList();
        });
  }

  private List<Evidence> evidence(Query query, StoredPaper one) {
    return Evaluation.explain(query.expression(), analyzed(one));
  }

  private AnalyzedPaper analyzed(StoredPaper one) {
    return AnalyzedPaper.of(one.paper(), topics);
  }

  /**
   * Queues these papers, except those that the channel received or muted in the meantime; returns
   * their number.
   */
  public int add(Transaction transaction, Channel channel, Subscription subscription, Found found) {
    List<Mute> there = mutes.of(transaction, channel.key(), clock.instant());
    int added = 0;
    for (Chosen one : found.chosen()) {
      StoredPaper stored = one.stored();
      if (found.verdicts().find(there, stored.paper(), stored.revision()).isEmpty()
          && add(transaction, channel, subscription, one)) {
        added++;
      }
    }
    return added;
  }

  private boolean add(
      Transaction transaction, Channel channel, Subscription subscription, Chosen chosen) {
    Instant now = clock.instant();
    Draft draft =
        new Draft(
            channel.key(),
            chosen.stored().paper().id(),
            Draft.NO_POLL,
            Batch.INSTANT,
            channel.rules().firstAllowed(now),
            State.PENDING,
            AlertReason.NONE);
    OptionalLong alert = alerts.add(transaction, draft, now);
    if (alert.isPresent()) {
      releases.asked(transaction, alert.getAsLong(), now);
      causes.add(transaction, alert.getAsLong(), subscription.key(), chosen.evidence());
      subscriptions.matched(transaction, subscription.key(), now);
    }
    return alert.isPresent();
  }
}
