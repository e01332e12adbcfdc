package dev.paperboy.ingest;

import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.SightingStore;
import dev.paperboy.store.paper.SightingStore.Sighting;
import dev.paperboy.store.paper.StoredPaper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The changes that announcements make to papers.
 *
 * @param known the previously known papers, as they were
 * @param seen the feed's earlier announcements of these papers
 * @param latest the papers after all changes
 * @param changes the changes of papers, in the order of the announcements
 */
record PageChanges(
    Map<PaperId, StoredPaper> known,
    List<Sighting> seen,
    Map<PaperId, Paper> latest,
    List<Change> changes) {

  /**
   * The change that an announcement makes to a paper.
   *
   * @param place the index of the announcement, from 0
   * @param news whether the feed announces it as news for the first time
   * @param silent whether it causes no alerts, because the feed announced it under another ID
   */
  record Change(
      PaperChange change, Announcement announcement, int place, boolean news, boolean silent) {
    /** Returns whether it may cause alerts. */
    boolean isMatched() {
      return announcement.type().isNews() && !silent && (news || change.isSeen());
    }
  }

  /**
   * Returns the changes that announcements of a feed make to the papers seen by this transaction.
   *
   * @param silent the papers that cause no alerts
   */
  static PageChanges of(
      Transaction transaction, String feed, List<Announcement> announcements, Set<PaperId> silent) {
    List<PaperId> ids = announcements.stream().map(a -> a.paper().id()).toList();
    Map<PaperId, StoredPaper> known = new PaperStore().find(transaction, ids);
    List<Sighting> seen = new SightingStore().of(transaction, feed, ids);
    Set<PaperId> oldNews =
        seen.stream()
            .filter(sighting -> sighting.type().isNews())
            .map(Sighting::paper)
            .collect(Collectors.toCollection(HashSet::new));
    Map<PaperId, Paper> latest = new HashMap<>();
    known.forEach((id, stored) -> latest.put(id, stored.paper()));
    List<Change> changes = new ArrayList<>();
    for (int place = 0; place < announcements.size(); place++) {
      Announcement announcement = announcements.get(place);
      PaperId id = announcement.paper().id();
      Optional<Paper> before = Optional.ofNullable(latest.get(id));
      Paper after =
          before
              .map(paper -> PaperMerge.merge(paper, announcement))
              .orElseGet(() -> PaperMerge.first(announcement));
      boolean news = announcement.type().isNews() && oldNews.add(id);
      latest.put(id, after);
      if (news || before.filter(after::equals).isEmpty()) {
        changes.add(
            new Change(
                new PaperChange(before.orElse(null), after),
                announcement,
                place,
                news,
                silent.contains(id)));
      }
    }
    return new PageChanges(known, seen, latest, changes);
  }

  /** Returns the changes that are matched against subscriptions. */
  List<PaperChange> matched() {
    return changes.stream().filter(Change::isMatched).map(Change::change).toList();
  }
}
