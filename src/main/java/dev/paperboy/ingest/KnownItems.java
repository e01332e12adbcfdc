package dev.paperboy.ingest;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.ItemNames;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.FeedStore.FeedRecord;
import dev.paperboy.store.paper.ItemStore;
import dev.paperboy.store.paper.ItemStore.StoredItem;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.SightingStore;
import dev.paperboy.store.paper.SightingStore.Sighting;
import dev.paperboy.store.paper.StoredPaper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes items that a feed announced before under another ID: items whose ID changes at each
 * reading, items that share one ID, and items stored by an older version of the program, which
 * identified them by address alone, or mistook them for the paper they mention.
 */
final class KnownItems {
  /** By this time items have appeared in their feeds, including those with only a date. */
  private static final Duration LATEST = Duration.ofDays(1);

  private final ItemStore items = new ItemStore();
  private final PaperStore papers = new PaperStore();
  private final SightingStore sightings = new SightingStore();
  private final FeedStore feeds = new FeedStore();

  /**
   * A page whose items have the IDs that they are stored under.
   *
   * @param silent IDs of items that are not news: they were announced under another ID
   * @param kept the identities of items to be saved, by the IDs of their papers
   */
  record Recognized(FeedPage page, Set<PaperId> silent, Map<PaperId, StoredItem> kept) {

    /** Returns a page of a source with stable IDs, unchanged. */
    static Recognized asItIs(FeedPage page) {
      return new Recognized(page, Set.of(), Map.of());
    }

    /** Returns a page with only this announcement. */
    Recognized only(Announcement one) {
      return new Recognized(new FeedPage(List.of(one), List.of(), Optional.empty()), silent, kept);
    }
  }

  /** Determines which of a page's items are known. */
  Recognized recognize(Transaction transaction, String feed, FeedPage page) {
    boolean stable =
        page.announcements().stream().allMatch(one -> one.names().equals(ItemNames.NONE));
    return stable ? Recognized.asItIs(page) : new Recognition(transaction, feed, page).result();
  }

  /** Saves the identities of items of a page, after the items are saved. */
  void keep(Transaction transaction, String feed, Recognized recognized, List<Announcement> saved) {
    List<StoredItem> kept =
        saved.stream()
            .map(one -> one.paper().id())
            .distinct()
            .flatMap(id -> Stream.ofNullable(recognized.kept().get(id)))
            .toList();
    items.keep(transaction, feed, kept);
  }

  /** The recognition of one page. */
  private final class Recognition {
    private final Transaction transaction;
    private final String feed;
    private final FeedPage page;
    private final FeedRecord record;
    private final Map<PaperId, Sighting> sighted = new HashMap<>();
    private final Map<PaperId, StoredItem> stored = new HashMap<>();
    private final Map<PaperId, StoredItem> named = new HashMap<>();
    private final Map<String, List<StoredItem>> linked = new HashMap<>();
    private final Map<PaperId, StoredPaper> texts = new HashMap<>();
    private final Set<PaperId> claimed = new HashSet<>();
    private final Set<PaperId> silent = new HashSet<>();
    private final Map<PaperId, StoredItem> kept = new HashMap<>();

    Recognition(Transaction transaction, String feed, FeedPage page) {
      this.transaction = transaction;
      this.feed = feed;
      this.page = page;
      this.record = feeds.record(transaction, feed);
    }

    Recognized result() {
      List<Announcement> distinct = distinct(apart(page.announcements()));
      List<Announcement> unknown = distinct.stream().filter(one -> !isSighted(one)).toList();
      look(unknown);
      distinct.stream().map(one -> one.paper().id()).filter(this::isKnown).forEach(claimed::add);
      boolean renaming = isRenaming(distinct, unknown);
      List<Announcement> recognized = new ArrayList<>();
      for (Announcement one : distinct) {
        Announcement known = isSighted(one) ? one : recognize(one, renaming);
        keep(known.paper().id(), one);
        recognized.add(known);
      }
      return new Recognized(
          new FeedPage(recognized, page.malformed(), page.remarks(), page.validators()),
          silent,
          kept);
    }

    private boolean isSighted(Announcement one) {
      return sighted.containsKey(one.paper().id());
    }

    private boolean isKnown(PaperId id) {
      return sighted.containsKey(id) || named.containsKey(id);
    }

    /** Assigns separate IDs to items of a page that share a name but not an address. */
    private List<Announcement> apart(List<Announcement> announcements) {
      Map<PaperId, Set<String>> places = new HashMap<>();
      for (Announcement one : announcements) {
        places.computeIfAbsent(one.paper().id(), id -> new HashSet<>()).add(place(one));
      }
      return announcements.stream()
          .map(
              one ->
                  places.getOrDefault(one.paper().id(), Set.of()).size() > 1 ? byPlace(one) : one)
          .toList();
    }

    private static String place(Announcement one) {
      return one.paper().id().isOfItem() ? byPlace(one).paper().id().toString() : "";
    }

    /** Assigns separate IDs to items that reuse the name of an earlier item. */
    private List<Announcement> distinct(List<Announcement> announcements) {
      see(announcements.stream().map(one -> one.paper().id()).toList());
      items
          .of(transaction, feed, itemsAmong(sighted.keySet()))
          .forEach(item -> stored.put(item.paper(), item));
      List<Announcement> moved = announcements.stream().filter(this::isElsewhere).toList();
      if (moved.isEmpty()) {
        return announcements;
      }
      texts.putAll(papers.find(transaction, moved.stream().map(one -> one.paper().id()).toList()));
      List<Announcement> distinct =
          announcements.stream()
              .map(
                  one ->
                      isElsewhere(one) && !hasTitleOf(one, one.paper().id()) ? byPlace(one) : one)
              .toList();
      see(distinct.stream().map(one -> one.paper().id()).filter(id -> !isKnown(id)).toList());
      return distinct;
    }

    private boolean isElsewhere(Announcement one) {
      return isElsewhere(one, stored.get(one.paper().id()));
    }

    /** Returns whether an item has another address than the one with its name, and a later date. */
    private boolean isElsewhere(Announcement one, @Nullable StoredItem item) {
      Sighting sighting = item == null ? null : sighted.get(item.paper());
      return item != null
          && sighting != null
          && one.names().dated()
          && one.announced().isAfter(sighting.announced())
          && !item.link().isEmpty()
          && !one.names().link().isEmpty()
          && !item.link().equals(one.names().link());
    }

    private static Announcement byPlace(Announcement one) {
      return PaperReference.place(one.paper().url()).map(one::of).orElse(one);
    }

    private void see(Collection<PaperId> ids) {
      sightings.of(transaction, feed, ids).forEach(one -> sighted.putIfAbsent(one.paper(), one));
    }

    /** Looks up items stored under other IDs that may be the same as these. */
    private void look(List<Announcement> unknown) {
      List<Announcement> posts =
          unknown.stream().filter(one -> one.paper().id().isOfItem()).toList();
      items
          .named(transaction, feed, posts.stream().map(one -> one.paper().id()).toList())
          .forEach(item -> named.put(item.name(), item));
      List<String> links =
          posts.stream().map(one -> one.names().link()).filter(link -> !link.isEmpty()).toList();
      linked.putAll(
          items.linked(transaction, feed, links).stream()
              .collect(Collectors.groupingBy(StoredItem::link)));
      Set<PaperId> candidates =
          linked.values().stream()
              .flatMap(List::stream)
              .map(StoredItem::paper)
              .collect(Collectors.toCollection(HashSet::new));
      if (record.olderUntil().isPresent()) {
        unknown.forEach(one -> candidates.addAll(one.names().former()));
      }
      named.values().forEach(item -> claimed.add(item.paper()));
      candidates.addAll(claimed);
      texts.putAll(papers.find(transaction, candidates));
      see(candidates);
    }

    /** Returns whether the feed changed the IDs of all its items since the last poll. */
    private boolean isRenaming(List<Announcement> all, List<Announcement> unknown) {
      return all.stream().map(one -> one.paper().id()).noneMatch(id -> id.isOfItem() && isKnown(id))
          && unknown.stream().filter(one -> sameElsewhere(one).isPresent()).limit(2).count() == 2;
    }

    private Announcement recognize(Announcement one, boolean renaming) {
      StoredItem item = named.get(one.paper().id());
      if (item != null) {
        boolean another = isElsewhere(one, item) && !hasTitleOf(one, item.paper());
        return another ? byPlace(one) : one.of(item.paper());
      }
      Optional<PaperId> same = sameElsewhere(one).filter(id -> isSameItem(one, id, renaming));
      if (same.isPresent()) {
        claimed.add(same.get());
        return one.of(same.get());
      }
      if (wasAnnouncedByAnOlderVersion(one) || isOfThePast(one)) {
        silent.add(one.paper().id());
      }
      return one;
    }

    /**
     * Returns the item with the same address and title that the page does not contain under its own
     * name.
     */
    private Optional<PaperId> sameElsewhere(Announcement one) {
      return linked.getOrDefault(one.names().link(), List.of()).stream()
          .map(StoredItem::paper)
          .filter(id -> one.paper().id().isOfItem() && !claimed.contains(id))
          .filter(id -> hasTitleOf(one, id))
          .findFirst();
    }

    private boolean isSameItem(Announcement one, PaperId id, boolean renaming) {
      Sighting sighting = sighted.get(id);
      return renaming
          || record.older()
          || !one.names().dated()
          || (sighting != null && isOfDate(one, sighting));
    }

    private boolean hasTitleOf(Announcement one, PaperId id) {
      StoredPaper text = texts.get(id);
      return text != null && text.paper().title().equals(one.paper().title());
    }

    private boolean wasAnnouncedByAnOlderVersion(Announcement one) {
      return record.olderUntil().isPresent()
          && one.names().former().stream()
              .flatMap(id -> Optional.ofNullable(sighted.get(id)).stream())
              .filter(sighting -> !sighting.seen().isAfter(record.olderUntil().get()))
              .anyMatch(
                  sighting -> record.older() ? !isLater(one, sighting) : isOfDate(one, sighting));
    }

    /**
     * Returns whether an item not stored by an older version is not news anyway: it was in the feed
     * when the last of these versions read it, which used another ID or could not read it.
     */
    private boolean isOfThePast(Announcement one) {
      Optional<Instant> read = record.lastComplete();
      if (!record.older() || !one.paper().id().isOfItem() || read.isEmpty()) {
        return false;
      }
      return one.names().dated()
          ? one.announced().isBefore(read.get().minus(LATEST))
          : isWithoutAddress(one) || hadNothingToRead();
    }

    private static boolean isWithoutAddress(Announcement one) {
      return one.paper().id().scheme() == PaperId.Scheme.ITEM && one.names().former().isEmpty();
    }

    private boolean hadNothingToRead() {
      return record.lastAnnounced().isEmpty() && !record.malformed().isEmpty();
    }

    /**
     * Returns whether an item is later than everything read from the feed, and a different item.
     */
    private boolean isLater(Announcement one, Sighting sighting) {
      return one.names().dated()
          && record.lastComplete().filter(one.announced()::isAfter).isPresent()
          && !hasTitleOf(one, sighting.paper());
    }

    private static boolean isOfDate(Announcement one, Sighting sighting) {
      return one.names().dated() && sighting.announced().equals(one.announced());
    }

    private void keep(PaperId id, Announcement one) {
      StoredItem item = new StoredItem(id, one.paper().id(), one.names().link());
      StoredItem before = stored.get(id);
      if (id.isOfItem() && !item.equals(before) && !(before != null && isElsewhere(one))) {
        kept.put(id, item);
      }
    }
  }

  private static List<PaperId> itemsAmong(Collection<PaperId> ids) {
    return ids.stream().filter(PaperId::isOfItem).toList();
  }
}
