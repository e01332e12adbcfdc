package dev.paperboy.ingest;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.ingest.FollowChanges.Followed;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Development;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.store.EditStore;
import dev.paperboy.store.FeedStore;
import dev.paperboy.store.FeedStore.Validator;
import dev.paperboy.store.PaperStore;
import dev.paperboy.store.PaperStore.Entry;
import dev.paperboy.store.SightingStore;
import dev.paperboy.store.SightingStore.Sighting;
import dev.paperboy.store.StoredPaper;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.UpdateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Saves a page of announcements: papers, sightings, and the alerts that follow from them, within
 * the transaction it is given.
 *
 * <p>A paper causes alerts when a feed announces it as news for the first time after the feed's
 * baseline, and when a later change other than a new version makes a subscription match that did
 * not match before: votes that pass a threshold, a summary that arrives late. What becomes of a
 * paper is shown in the messages that carry it, and told in their threads to those who asked.
 */
final class SavePage {
  private final PaperStore papers = new PaperStore();
  private final SightingStore sightings = new SightingStore();
  private final FeedStore feeds = new FeedStore();
  private final EditStore edits = new EditStore();
  private final UpdateStore updates = new UpdateStore();
  private final NoticeFlood noticeFlood = new NoticeFlood();
  private final ActiveSubscriptions subscriptions;
  private final RecentAnalyses analyses;

  SavePage(ActiveSubscriptions subscriptions, RecentAnalyses analyses) {
    this.subscriptions = subscriptions;
    this.analyses = analyses;
  }

  /**
   * The poll that reads the page.
   *
   * @param baseline whether the feed was never read completely before
   */
  record Poll(String feed, long number, boolean baseline) {}

  /**
   * What saving came to.
   *
   * @param news how many papers this feed announced as news for the first time
   */
  record Saved(int newPapers, int alerts, int news) {}

  /** A paper before and after an announcement. */
  private record Change(
      @Nullable Paper before, Paper after, Announcement announcement, boolean news) {}

  /** Saves the page. */
  Saved save(Transaction transaction, Poll poll, FeedPage page, Instant now) {
    papers.lock(transaction);
    List<PaperId> ids = page.announcements().stream().map(a -> a.paper().id()).toList();
    Map<PaperId, StoredPaper> known = papers.find(transaction, ids);
    List<Sighting> seen = sightings.of(transaction, poll.feed(), ids);
    Set<PaperId> oldNews =
        seen.stream()
            .filter(sighting -> sighting.type().isNews())
            .map(Sighting::paper)
            .collect(Collectors.toCollection(HashSet::new));

    Map<PaperId, Paper> latest = new HashMap<>();
    known.forEach((id, stored) -> latest.put(id, stored.paper()));
    List<Change> changes = new ArrayList<>();
    for (Announcement announcement : page.announcements()) {
      PaperId id = announcement.paper().id();
      Paper before = latest.get(id);
      Paper after =
          before == null ? MergePaper.first(announcement) : MergePaper.merge(before, announcement);
      boolean news = announcement.type().isNews() && oldNews.add(id);
      latest.put(id, after);
      if (news || !after.equals(before)) {
        changes.add(new Change(before, after, announcement, news));
      }
    }
    savePapers(transaction, known, latest, changes, now);
    sightings.record(transaction, unseen(poll, page, seen, now));
    for (StoredPaper before : known.values()) {
      tell(transaction, before, latest.getOrDefault(before.paper().id(), before.paper()), now);
    }
    saveMarks(transaction, poll, page, now);
    int alerts = poll.baseline() ? 0 : saveAlerts(transaction, poll, changes, now);
    return new Saved(
        Math.toIntExact(latest.keySet().stream().filter(id -> !known.containsKey(id)).count()),
        alerts,
        (int) changes.stream().filter(Change::news).count());
  }

  /** Wants to be shown and told what became of a paper where it was posted. */
  private void tell(Transaction transaction, StoredPaper before, Paper after, Instant now) {
    Set<Development> developments =
        after.equals(before.paper()) ? Set.of() : Notable.between(before, after);
    if (!developments.isEmpty()) {
      edits.want(transaction, after.id(), now);
      updates.want(transaction, after.id(), developments, now);
    }
  }

  private void savePapers(
      Transaction transaction,
      Map<PaperId, StoredPaper> known,
      Map<PaperId, Paper> latest,
      List<Change> changes,
      Instant now) {
    Map<PaperId, Entry> entries = new LinkedHashMap<>();
    Map<PaperId, Instant> announced = new HashMap<>();
    known.forEach((id, stored) -> stored.announced().ifPresent(at -> announced.put(id, at)));
    for (Change change : changes) {
      PaperId id = change.after().id();
      if (change.news()) {
        announced.merge(id, change.announcement().announced(), SavePage::earlier);
      }
      Paper paper = latest.get(id);
      if (paper != null) {
        entries.put(id, new Entry(paper, announced.get(id)));
      }
    }
    papers.save(transaction, List.copyOf(entries.values()), now);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static List<Sighting> unseen(Poll poll, FeedPage page, List<Sighting> seen, Instant now) {
    record Mark(PaperId paper, int version, boolean news) {}
    Set<Mark> marks =
        seen.stream()
            .map(one -> new Mark(one.paper(), one.version(), one.type().isNews()))
            .collect(Collectors.toCollection(HashSet::new));
    return page.announcements().stream()
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
                    poll.baseline()))
        .toList();
  }

  private void saveMarks(Transaction transaction, Poll poll, FeedPage page, Instant now) {
    page.announcements().stream()
        .map(Announcement::announced)
        .max(Comparator.naturalOrder())
        .ifPresent(newest -> feeds.announced(transaction, poll.feed(), newest));
    page.validators().ifPresent(marks -> feeds.keep(transaction, poll.feed(), stored(marks), now));
  }

  private static Validator stored(Validators marks) {
    return new Validator(marks.url(), marks.etag(), marks.lastModified(), marks.items());
  }

  private int saveAlerts(Transaction transaction, Poll poll, List<Change> changes, Instant now) {
    FollowChanges followChanges =
        new FollowChanges(transaction, subscriptions.at(transaction, now), poll.number(), now);
    int alerts = 0;
    int news = 0;
    for (Change change : changes) {
      if (change.announcement().type().isNews()) {
        AnalyzedPaper paper = AnalyzedPaper.of(change.after());
        analyses.keep(paper);
        Followed followed = followChanges.follow(change.before(), paper, change.news());
        alerts += followed.alerts();
        news += change.news() || followed.wanted() ? 1 : 0;
      }
    }
    noticeFlood.check(transaction, poll, news, now);
    return alerts;
  }
}
