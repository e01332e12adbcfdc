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
import dev.paperboy.store.outbox.AlertCauseStore.CauseDraft;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    Stream<Long> channels() {
      return wants.values().stream().map(want -> want.subscription().channel());
    }
  }

  /** Reads from the database in some transaction. */
  private interface Reader {
    <T> T read(Function<Transaction, T> work);
  }

  /** The subscriptions of an index that match a paper, and those that matched it before. */
  private record Matched(Found paper, List<Match> matches, Set<Long> before) {}

  /** Matches papers after changes. */
  void match(List<PaperChange> changes) {
    match(changes, Integer.MAX_VALUE);
  }

  /**
   * Matches papers after changes, in order, until {@code most} or more subscriptions match; returns
   * how many of the changes are matched then, at least one of a list that is not empty.
   */
  int match(List<PaperChange> changes, int most) {
    int wants = 0;
    int matched = 0;
    List<Matched> results = new ArrayList<>();
    while (matched < changes.size() && wants < most) {
      Matched result = find(changes.get(matched));
      results.add(result);
      wants += result.matches().size();
      matched++;
    }
    add(results, database::read);
    return matched;
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
    add(
        changes.stream().filter(change -> !found.containsKey(change)).map(this::find).toList(),
        here);
    follow(here);
  }

  /** Returns the subscriptions that match a paper after a change that was matched. */
  List<Want> wants(PaperChange change) {
    return List.copyOf(known(change).wants.values());
  }

  /** Returns the mutes that apply to a matched paper, by channel with a matching subscription. */
  Map<Long, Optional<Mute>> muted(PaperChange change) {
    return Map.copyOf(known(change).muted);
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

  private Matched find(PaperChange change) {
    Found paper =
        new Found(
            active.analyzed(change.after()), Optional.ofNullable(change.before()).map(earlier));
    found.put(change, paper);
    return find(paper, active.index());
  }

  private Matched find(Found paper, SubscriptionIndex index) {
    paper.late |= isLate(paper);
    List<Match> matches = index.match(paper.after);
    Set<Long> before = new HashSet<>();
    if (!matches.isEmpty()) {
      paper.before.ifPresent(one -> index.subscribers(one).forEach(before::add));
    }
    // Matching may have found that the vector of a topic is missing.
    paper.late |= isLate(paper);
    return new Matched(paper, matches, before);
  }

  private void follow(Reader reader) {
    Difference difference = reader.read(transaction -> active.since(revision, transaction));
    difference.keys().forEach(subscriptions::remove);
    forgetMutes(reader);
    found.values().forEach(each -> each.wants.keySet().removeAll(difference.keys()));
    add(found.values().stream().map(each -> find(each, difference.active())).toList(), reader);
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

  /**
   * Adds what matched to the results, and the mutes of all channels with matching subscriptions.
   */
  private void add(List<Matched> results, Reader reader) {
    load(results, reader);
    for (Matched result : results) {
      for (Match match : result.matches()) {
        Subscription subscription = subscriptions.get(match.subscription());
        // A removed subscription is among the next differences.
        if (subscription != null) {
          boolean before = result.before().contains(subscription.key());
          Want want = want(result.paper(), subscription, match.evidence(), before);
          result.paper().wants.put(subscription.key(), want);
        }
      }
    }
    loadMutes(reader);
    found.values().forEach(this::addMutes);
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

  private void load(List<Matched> results, Reader reader) {
    Set<Long> missing =
        results.stream()
            .flatMap(result -> result.matches().stream())
            .map(Match::subscription)
            .collect(Collectors.toCollection(TreeSet::new));
    missing.removeAll(subscriptions.keySet());
    if (!missing.isEmpty()) {
      reader
          .read(transaction -> store.active(transaction, List.copyOf(missing)))
          .forEach(one -> subscriptions.put(one.key(), one));
    }
  }

  private void loadMutes(Reader reader) {
    Set<Long> unknown =
        found.values().stream().flatMap(Found::channels).collect(Collectors.toSet());
    unknown.removeAll(mutes.keySet());
    if (!unknown.isEmpty()) {
      Instant now = clock.instant();
      mutes.putAll(reader.read(transaction -> ChannelMutes.of(transaction, unknown, now)));
    }
  }

  private void addMutes(Found paper) {
    paper
        .channels()
        .forEach(
            channel ->
                paper.muted.computeIfAbsent(
                    channel, key -> Objects.requireNonNull(mutes.get(key)).find(paper.after)));
  }
}
