package dev.paperboy.ingest;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.fleet.Lease;
import dev.paperboy.fleet.Leases;
import dev.paperboy.ingest.ChangeFollower.Followed;
import dev.paperboy.ingest.KnownItems.Recognized;
import dev.paperboy.ingest.PageChanges.Change;
import dev.paperboy.ingest.index.RecentAnalyses;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Development;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.EditStore;
import dev.paperboy.store.outbox.UpdateStore;
import dev.paperboy.store.paper.EmbeddingStore;
import dev.paperboy.store.paper.EmbeddingStore.Late;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.FeedStore.Harvest;
import dev.paperboy.store.paper.FeedStore.Validator;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PaperStore.Entry;
import dev.paperboy.store.paper.SightingStore;
import dev.paperboy.store.paper.SightingStore.Sighting;
import dev.paperboy.store.paper.StoredPaper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Saves pages of announcements: papers, sightings, and the resulting alerts.
 *
 * <p>A page is saved in parts, each in one transaction with everything that follows from it. Its
 * papers are matched against the subscriptions before the transaction, while no writer waits: those
 * of the next part while a part is saved. The transaction checks whether the result is still valid.
 * The page's validators are saved with the last part, so that a page that was not saved completely
 * is read again.
 *
 * <p>A paper causes alerts when a feed announces it as news for the first time after the feed's
 * baseline, and when a later change other than a new version makes a subscription match that did
 * not match before: votes that reach a threshold, a summary that is added later. Changes of a paper
 * are shown in the messages that carry it, and posted in their threads if updates are enabled.
 *
 * <p>The class is long because what is saved in one transaction, and in which order, is to be read
 * in one place; each kind of content has a class of its own.
 */
final class PageWriter {
  /** The maximum number of alerts in a part: their causes are written within milliseconds. */
  private static final int MOST_WANTS = 5_000;

  private static final int MOST_PAPERS = 100;

  /** No alert of a poll is later than this because of vectors that have not come. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** The analysis of this many characters takes some 15 MB; there may be two parts at a time. */
  private static final int MOST_TEXT = 250_000;

  /**
   * The maximum number of attempts to save a part before it is saved paper by paper, and for each
   * of these.
   */
  private static final int MOST_ATTEMPTS = 3;

  private final Database database;
  private final PaperStore papers = new PaperStore();
  private final SightingStore sightings = new SightingStore();
  private final FeedStore feeds = new FeedStore();
  private final EditStore edits = new EditStore();
  private final EmbeddingStore embeddings = new EmbeddingStore();
  private final UpdateStore updates = new UpdateStore();
  private final KnownItems knownItems = new KnownItems();
  private final FloodDetector floodDetector = new FloodDetector();
  private final ActiveSubscriptions subscriptions;
  private final RecentAnalyses analyses;
  private final Leases leases;
  private final InstantSource clock;

  PageWriter(
      Database database,
      ActiveSubscriptions subscriptions,
      RecentAnalyses analyses,
      Leases leases,
      InstantSource clock) {
    this.leases = leases;
    this.database = database;
    this.subscriptions = subscriptions;
    this.analyses = analyses;
    this.clock = clock;
  }

  /**
   * The poll that reads the page.
   *
   * @param baseline whether the feed was never read completely before
   * @param patience how long its papers may wait for vectors
   */
  record Poll(String feed, long number, boolean baseline, Patience patience) {
    /** Creates a poll whose papers may wait two seconds, all of them together. */
    Poll(String feed, long number, boolean baseline) {
      this(feed, number, baseline, new Patience(LONGEST_WAIT));
    }
  }

  /** How long a poll may still wait. Used by one thread at a time. */
  static final class Patience {
    private Duration left;

    Patience(Duration longest) {
      left = longest;
    }

    private void spend(Duration waited) {
      left = left.minus(waited);
    }
  }

  /**
   * The outcome of saving.
   *
   * @param news the number of papers this feed announced as news for the first time
   */
  record Saved(int newPapers, int alerts, int news) {}

  /**
   * The content of one transaction: consecutive announcements of a page.
   *
   * @param items the identities of the page's items
   * @param matching the matching subscriptions; empty if nobody is alerted
   * @param last the action of the last part; none for the others
   */
  private record Part(
      List<Announcement> announcements,
      Recognized items,
      Optional<PageMatching> matching,
      Consumer<Transaction> last) {
    int size() {
      return announcements.size();
    }
  }

  /**
   * Saves a page.
   *
   * @param last saves, with the last part, what is valid only once the whole page is saved
   * @param afterEach called after each part is saved
   */
  void save(Poll poll, Recognized items, Consumer<Transaction> last, Consumer<Saved> afterEach) {
    FeedPage page = items.page();
    Consumer<Transaction> end =
        transaction -> {
          saveValidators(transaction, poll, page);
          last.accept(transaction);
        };
    List<Announcement> left = page.announcements();
    Optional<Part> matched = Optional.empty();
    do {
      List<Announcement> all = left;
      Part part = matched.orElseGet(() -> part(poll, items, all, MOST_PAPERS, end));
      left = all.subList(part.size(), all.size());
      CompletableFuture<Optional<Part>> next = meanwhile(poll, items, left, end);
      boolean saved;
      try {
        saved = isSaved(poll, part, false, afterEach);
      } finally {
        matched = next.join();
      }
      if (!saved) {
        int size = saveChanged(poll, items, all, end, afterEach);
        left = all.subList(size, all.size());
        matched = Optional.empty();
      }
    } while (!left.isEmpty());
  }

  /** Matches a part in another thread; the result is empty if that failed, to be repeated. */
  private CompletableFuture<Optional<Part>> meanwhile(
      Poll poll, Recognized items, List<Announcement> left, Consumer<Transaction> end) {
    if (left.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return CompletableFuture.supplyAsync(
            () -> part(poll, items, left, MOST_PAPERS, end),
            task -> new Thread(task, "match " + poll.feed()).start())
        .handle((part, failure) -> Optional.ofNullable(part));
  }

  /**
   * Saves as many announcements as fit into one part, after what they were matched with has
   * changed; returns their number. If subscriptions keep changing, that is one, so that little is
   * left to be matched while other writers wait.
   */
  private int saveChanged(
      Poll poll,
      Recognized items,
      List<Announcement> left,
      Consumer<Transaction> end,
      Consumer<Saved> afterEach) {
    Part part = part(poll, items, left, MOST_PAPERS, end);
    for (int attempt = 2; attempt <= MOST_ATTEMPTS; attempt++) {
      if (isSaved(poll, part, false, afterEach)) {
        return part.size();
      }
      part.matching().ifPresent(PageMatching::refresh);
    }
    Part single = part(poll, items, left, 1, end);
    for (int attempt = 1; !isSaved(poll, single, attempt == MOST_ATTEMPTS, afterEach); attempt++) {
      single.matching().ifPresent(PageMatching::refresh);
    }
    return single.size();
  }

  private Part part(
      Poll poll, Recognized items, List<Announcement> left, int most, Consumer<Transaction> end) {
    if (poll.baseline()) {
      return new Part(left, items, Optional.empty(), end);
    }
    PageMatching matching = new PageMatching(database, subscriptions, clock);
    List<Announcement> first = first(left, most);
    PageChanges changes =
        database.read(
            transaction -> PageChanges.of(transaction, poll.feed(), first, items.silent()));
    poll.patience().spend(matching.await(changes.matched(), poll.patience().left));
    List<Change> matched = changes.changes().stream().filter(Change::isMatched).toList();
    int done = matching.match(withinText(matched), MOST_WANTS);
    int size = done == matched.size() ? first.size() : matched.get(done - 1).place() + 1;
    return new Part(
        first(first, size),
        items,
        Optional.of(matching),
        size == left.size() ? end : transaction -> {});
  }

  /** Returns the first changes, up to the one with which their texts are long enough for a part. */
  private static List<PaperChange> withinText(List<Change> changes) {
    List<PaperChange> within = new ArrayList<>();
    int text = 0;
    for (int i = 0; i < changes.size() && text < MOST_TEXT; i++) {
      PaperChange change = changes.get(i).change();
      within.add(change);
      text += change.after().abstractText().length();
    }
    return within;
  }

  private static List<Announcement> first(List<Announcement> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }

  private boolean isSaved(Poll poll, Part part, boolean settle, Consumer<Saved> afterEach) {
    Optional<Saved> saved = database.write(transaction -> save(transaction, poll, part, settle));
    saved.ifPresent(afterEach);
    return saved.isPresent();
  }

  /**
   * Saves a part; returns empty, with nothing saved, if its matches are no longer valid.
   *
   * @param settle whether to update invalid matches within the transaction
   */
  private Optional<Saved> save(Transaction transaction, Poll poll, Part part, boolean settle) {
    Instant now = clock.instant();
    leases.verify(transaction, Lease.ofFeed(poll.feed()));
    papers.lock(transaction);
    Set<PaperId> silent = part.items().silent();
    PageChanges changes = PageChanges.of(transaction, poll.feed(), part.announcements(), silent);
    if (part.matching().isPresent()) {
      PageMatching matching = part.matching().get();
      if (settle) {
        matching.settle(transaction, changes.matched());
      } else if (!matching.holds(transaction, changes.matched())) {
        return Optional.empty();
      }
    }
    savePapers(transaction, changes, now);
    sightings.record(transaction, unseen(poll, part, changes.seen(), now));
    knownItems.keep(transaction, poll.feed(), part.items(), part.announcements());
    for (StoredPaper before : changes.known().values()) {
      Paper after = changes.latest().getOrDefault(before.paper().id(), before.paper());
      requestMessages(transaction, before, after, now);
    }
    saveNewest(transaction, poll, part);
    part.last().accept(transaction);
    int alerts =
        part.matching()
            .map(matching -> saveAlerts(transaction, poll, changes, matching, now))
            .orElse(0);
    return Optional.of(
        new Saved(
            changes.latest().size() - changes.known().size(),
            alerts,
            (int)
                changes.changes().stream()
                    .filter(change -> change.news() && !change.silent())
                    .count()));
  }

  /** Requests edits of the messages that show a changed paper, and updates in their threads. */
  private void requestMessages(
      Transaction transaction, StoredPaper before, Paper after, Instant now) {
    Set<Development> developments =
        after.equals(before.paper()) ? Set.of() : NotableChanges.between(before, after);
    if (!developments.isEmpty() || PaperMerge.isCorrected(before.paper(), after)) {
      edits.want(transaction, after.id(), now);
    }
    if (!developments.isEmpty()) {
      updates.want(transaction, after.id(), developments, now);
    }
  }

  private void savePapers(Transaction transaction, PageChanges changes, Instant now) {
    Map<PaperId, Entry> entries = new LinkedHashMap<>();
    Map<PaperId, Instant> announced = new HashMap<>();
    changes
        .known()
        .forEach((id, stored) -> stored.announced().ifPresent(at -> announced.put(id, at)));
    for (Change change : changes.changes()) {
      PaperId id = change.change().after().id();
      if (change.news()) {
        announced.merge(id, change.announcement().announced(), PageWriter::earlier);
      }
      Paper paper = changes.latest().get(id);
      if (paper != null) {
        entries.put(id, new Entry(paper, announced.get(id)));
      }
    }
    papers.save(transaction, List.copyOf(entries.values()), now);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static List<Sighting> unseen(Poll poll, Part part, List<Sighting> seen, Instant now) {
    record Mark(PaperId paper, int version, boolean news) {}
    Set<Mark> marks =
        seen.stream()
            .map(one -> new Mark(one.paper(), one.version(), one.type().isNews()))
            .collect(Collectors.toCollection(HashSet::new));
    return part.announcements().stream()
        .filter(a -> marks.add(new Mark(a.paper().id(), a.paper().version(), a.type().isNews())))
        .map(
            a ->
                new Sighting(
                    poll.feed(),
                    a.paper().id(),
                    a.paper().version(),
                    a.type(),
                    a.announced(),
                    now,
                    poll.number(),
                    poll.baseline() || part.items().silent().contains(a.paper().id())))
        .toList();
  }

  private void saveNewest(Transaction transaction, Poll poll, Part part) {
    part.announcements().stream()
        .map(Announcement::announced)
        .max(Comparator.naturalOrder())
        .ifPresent(newest -> feeds.announced(transaction, poll.feed(), newest));
  }

  private void saveValidators(Transaction transaction, Poll poll, FeedPage page) {
    page.validators()
        .ifPresent(marks -> feeds.keep(transaction, poll.feed(), stored(marks), clock.instant()));
  }

  private static Validator stored(Validators marks) {
    return new Validator(
        marks.url(),
        marks.etag(),
        marks.lastModified(),
        marks.items(),
        Optional.ofNullable(marks.harvest())
            .map(cursor -> new Harvest(cursor.from(), cursor.begun(), cursor.token()))
            .orElse(null));
  }

  private int saveAlerts(
      Transaction transaction, Poll poll, PageChanges changes, PageMatching matching, Instant now) {
    ChangeFollower changeFollower =
        new ChangeFollower(transaction, matching, changes.matched(), poll.number(), now);
    int alerts = 0;
    int news = 0;
    for (Change change : changes.changes()) {
      if (change.isMatched()) {
        analyses.keep(matching.analysis(change.change()));
        Followed followed = changeFollower.follow(change.change(), change.news());
        if (matching.isLate(change.change())) {
          PaperId paper = change.change().after().id();
          embeddings.await(transaction, new Late(paper, poll.number(), change.news(), now));
        }
        alerts += followed.alerts();
        news += change.news() || followed.wanted() ? 1 : 0;
      }
    }
    changeFollower.finish();
    floodDetector.check(transaction, poll, news, now);
    return alerts;
  }
}
