package dev.paperboy.ingest;

import dev.paperboy.ingest.ActiveSubscriptions.Difference;
import dev.paperboy.match.Match;
import dev.paperboy.match.SubscriptionIndex;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.StandingStore;
import dev.paperboy.store.outbox.AlertStore.CauseDraft;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The subscriptions that match changed papers. They are evaluated before the transaction that saves
 * the papers, so that other writers do not wait for the evaluation of queries.
 *
 * <p>Subscriptions and mutes may change in between. The transaction checks whether the result still
 * {@link #holds}; if not, {@link #refresh} updates it outside a transaction, or {@link #settle}
 * within. Not thread-safe.
 */
final class PageMatching {
  private final StandingStore store = new StandingStore();
  private final Database database;
  private final ActiveSubscriptions active;
  private final InstantSource clock;
  private final Function<Paper, AnalyzedPaper> earlier;
  private final Map<PaperChange, Found> found = new HashMap<>();
  private final Map<Long, Subscription> subscriptions = new HashMap<>();
  private final Map<Long, ChannelMutes> mutes = new HashMap<>();
  private long revision;

  /** Creates an empty instance; matching uses the current state of the store. */
  PageMatching(Database database, ActiveSubscriptions active, InstantSource clock) {
    this(database, active, active::analyzed, clock);
  }

  /**
   * Creates an empty instance that compares with an evaluation of another kind.
   *
   * @param earlier analyses papers as they were before a change
   */
  PageMatching(
      Database database,
      ActiveSubscriptions active,
      Function<Paper, AnalyzedPaper> earlier,
      InstantSource clock) {
    this.database = database;
    this.active = active;
    this.earlier = earlier;
    this.clock = clock;
    this.revision = active.refresh(database, clock.instant());
  }

  /** The subscriptions that match a paper, and the mutes of their channels. */
  private static final class Found {
    private final AnalyzedPaper after;
    private final Optional<AnalyzedPaper> before;
    private final Map<Long, Want> wants = new TreeMap<>();
    private final Map<Long, Optional<Mute>> muted = new HashMap<>();
    private boolean late;

    Found(AnalyzedPaper after, Optional<AnalyzedPaper> before) {
      this.after = after;
      this.before = before;
    }
  }

  /** Reads from the database in some transaction. */
  private interface Reader {
    <T> T read(Function<Transaction, T> work);
  }

  /**
   * Matches a paper after a change, unless that was done; returns the number of subscriptions that
   * match.
   */
  int match(PaperChange change) {
    return find(change, database::read).wants.size();
  }

  /** Returns whether all results are valid in this transaction and include these changes. */
  boolean holds(Transaction transaction, Collection<PaperChange> changes) {
    Instant now = clock.instant();
    return found.keySet().containsAll(changes)
        && store.revision(transaction) == revision
        && ChannelMutes.changed(transaction, mutes.values(), now).isEmpty();
  }

  /** Updates the results after changes of subscriptions and mutes. */
  void refresh() {
    follow(database::read);
    active.refresh(database, clock.instant());
  }

  /**
   * Makes all results valid in this transaction; must be the last call. Only changes since {@link
   * #refresh} are evaluated while other writers wait.
   */
  void settle(Transaction transaction, Collection<PaperChange> changes) {
    Reader here =
        new Reader() {
          @Override
          public <T> T read(Function<Transaction, T> work) {
            return work.apply(transaction);
          }
        };
    changes.forEach(change -> find(change, here));
    follow(here);
  }

  /** Returns the subscriptions that match a paper after a change that was matched. */
  List<Want> wants(PaperChange change) {
    return List.copyOf(known(change).wants.values());
  }

  /** Returns the mute that applies to a matched paper in a channel with a matching subscription. */
  Optional<Mute> mute(PaperChange change, long channel) {
    return Objects.requireNonNull(known(change).muted.get(channel));
  }

  /**
   * Waits for the vectors of papers that are about to be matched; returns how long it waited.
   *
   * @param longest how long to wait at most
   */
  Duration await(Collection<PaperChange> changes, Duration longest) {
    Instant begun = clock.instant();
    active
        .vectors()
        .await(
            changes.stream()
                .flatMap(change -> Stream.of(change.after(), change.earlier()))
                .distinct()
                .toList(),
            longest);
    return Duration.between(begun, clock.instant());
  }

  /** Returns whether a paper was matched before its vector came, and has to be matched again. */
  boolean isLate(PaperChange change) {
    return known(change).late;
  }

  /** Returns the analysis of a paper that was matched. */
  AnalyzedPaper analysis(PaperChange change) {
    return known(change).after;
  }

  private Found known(PaperChange change) {
    return Objects.requireNonNull(found.get(change));
  }

  private Found find(PaperChange change, Reader reader) {
    Found known = found.get(change);
    if (known == null) {
      known =
          new Found(
              active.analyzed(change.after()), Optional.ofNullable(change.before()).map(earlier));
      addWants(known, active.index(), reader);
      addMutes(known, reader);
      found.put(change, known);
    }
    return known;
  }

  private void follow(Reader reader) {
    Difference difference = reader.read(transaction -> active.since(revision, transaction));
    difference.keys().forEach(subscriptions::remove);
    forgetMutes(reader);
    for (Found each : found.values()) {
      each.wants.keySet().removeAll(difference.keys());
      addWants(each, difference.active(), reader);
      addMutes(each, reader);
    }
    revision = difference.revision();
  }

  /** Discards the results for channels whose mutes have changed. */
  private void forgetMutes(Reader reader) {
    Instant now = clock.instant();
    Set<Long> changed =
        reader.read(transaction -> ChannelMutes.changed(transaction, mutes.values(), now));
    mutes.keySet().removeAll(changed);
    found.values().forEach(each -> each.muted.keySet().removeAll(changed));
  }

  private void addWants(Found into, SubscriptionIndex index, Reader reader) {
    into.late |= isLate(into);
    List<Match> matches = index.match(into.after);
    Set<Long> before = new HashSet<>();
    if (!matches.isEmpty()) {
      into.before.ifPresent(paper -> index.subscribers(paper).forEach(before::add));
    }
    // Matching may have found that the vector of a topic is missing.
    into.late |= isLate(into);
    if (matches.isEmpty()) {
      return;
    }
    load(matches, reader);
    for (Match match : matches) {
      Subscription subscription = subscriptions.get(match.subscription());
      // A removed subscription is among the next differences.
      if (subscription != null) {
        boolean wasWanted = before.contains(subscription.key());
        into.wants.put(subscription.key(), want(into, subscription, match.evidence(), wasWanted));
      }
    }
  }

  private boolean isLate(Found paper) {
    return active.vectors().isLate(paper.after.paper())
        || paper.before.filter(one -> active.vectors().isLate(one.paper())).isPresent();
  }

  private static Want want(
      Found paper, Subscription subscription, List<Evidence> evidence, boolean before) {
    return new Want(
        subscription,
        CauseDraft.of(subscription.key(), evidence),
        subscription.wish().isUrgent(paper.after),
        before,
        before && paper.before.filter(subscription.wish()::isUrgent).isPresent());
  }

  private void load(List<Match> matches, Reader reader) {
    List<Long> missing =
        matches.stream()
            .map(Match::subscription)
            .filter(key -> !subscriptions.containsKey(key))
            .toList();
    if (!missing.isEmpty()) {
      reader
          .read(transaction -> store.active(transaction, missing))
          .forEach(one -> subscriptions.put(one.key(), one));
    }
  }

  private void addMutes(Found into, Reader reader) {
    Instant now = clock.instant();
    Set<Long> channels =
        into.wants.values().stream()
            .map(want -> want.subscription().channel())
            .collect(Collectors.toSet());
    Set<Long> unknown = new HashSet<>(channels);
    unknown.removeAll(mutes.keySet());
    if (!unknown.isEmpty()) {
      mutes.putAll(reader.read(transaction -> ChannelMutes.of(transaction, unknown, now)));
    }
    for (long channel : channels) {
      into.muted.computeIfAbsent(
          channel, key -> Objects.requireNonNull(mutes.get(key)).find(into.after));
    }
  }
}
