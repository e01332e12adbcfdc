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
 * Recognizes items that a feed announced before under another id: those that it calls something
 * else at each reading, those whose one name it uses for all, and those that were stored by an
 * older version of the program, which knew items by their addresses alone, or took them for the
 * paper that they mention.
 */
final class KnownItems {
  /** Items stand in their feeds by then, also those that are dated by the day. */
  private static final Duration LATEST = Duration.ofDays(1);

  private final ItemStore items = new ItemStore();
  private final PaperStore papers = new PaperStore();
  private final SightingStore sightings = new SightingStore();
  private final FeedStore feeds = new FeedStore();

  /**
   * A page whose items have the ids that they are stored under.
   *
   * @param silent ids of items that are no news: they were announced under an id that is not theirs
   * @param kept how its items are called, where that is to be kept, by the ids of their papers
   */
  record Recognized(FeedPage page, Set<PaperId> silent, Map<PaperId, StoredItem> kept) {

    /** A page of a source that calls everything the same each time. */
    static Recognized asItIs(FeedPage page) {
      return new Recognized(page, Set.of(), Map.of());
    }

    /** One of its announcements alone. */
    Recognized only(Announcement one) {
      return new Recognized(new FeedPage(List.of(one), List.of(), Optional.empty()), silent, kept);
    }
  }

  /** Finds out which of a page's items are known. */
  Recognized recognize(Transaction transaction, String feed, FeedPage page) {
    boolean stable =
        page.announcements().stream().allMatch(one -> one.names().equals(ItemNames.NONE));
    return stable ? Recognized.asItIs(page) : new Recognition(transaction, feed, page).result();
  }

  /** Keeps how items of a page are called, once they are saved. */
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

    /** Gives items ids of their own that have one name and are at different places. */
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

    /** Gives items ids of their own that have one name, one after the other. */
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

    /** Whether an item is at another place than the one of its name, and of a later date. */
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

    /** Looks for what is stored under other ids and may be these items. */
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

    /** Whether the feed calls all its items something else than last time. */
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

    /** The item of the same address and title that the page does not hold under its own name. */
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
     * Whether an item that no older version stored is no news all the same: it stood in the feed
     * when the last of them read it, which called it otherwise or could not read it.
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

    /** Whether an item is of a time after all that was read of the feed, and another one. */
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
