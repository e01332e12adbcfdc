package dev.paperboy.site.feed;

import dev.paperboy.card.CardFactory;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Query;
import dev.paperboy.site.FeedLinks;
import dev.paperboy.site.PageNumber;
import dev.paperboy.site.Period;
import dev.paperboy.site.SitePaths;
import dev.paperboy.site.SiteServices;
import dev.paperboy.site.feed.FeedHistory.Part;
import dev.paperboy.site.feed.FeedHistory.Slice;
import dev.paperboy.store.outbox.DeliveryStore;
import dev.paperboy.store.outbox.DeliveryStore.Delivered;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.Channel;
import dev.paperboy.trending.TrendingList;
import dev.paperboy.trending.TrendingSpan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes feeds. Thread-safe. */
final class FeedDocuments {
  /** The papers on a page of a feed that is not divided by time. */
  static final int PAGE = 100;

  private final SiteServices services;
  private final CardFactory cardFactory;
  private final String mark;
  private final PaperStore papers = new PaperStore();
  private final DeliveryStore deliveries = new DeliveryStore();

  FeedDocuments(SiteServices services) {
    this.services = services;
    this.cardFactory = services.cardFactory();
    this.mark = services.database().mark();
  }

  /**
   * Makes the feed of a query, or of all papers.
   *
   * @param text the query as typed; empty for all papers
   * @param part the archive; empty for the latest papers
   * @return empty if there is no such archive
   */
  Optional<FeedContent> dated(
      FeedAddress at, String text, Optional<Query> query, Optional<Part> part) {
    DatedPapers dated =
        query
            .map(one -> DatedPapers.matching(services.database(), services.index(), one))
            .orElseGet(() -> DatedPapers.all(services.database()));
    FeedHistory history = new FeedHistory(dated, services.clock().instant());
    return part.map(history::part)
        .orElseGet(() -> Optional.of(history.latest()))
        .map(slice -> dated(at, text, part, slice));
  }

  private FeedContent dated(FeedAddress at, String text, Optional<Part> part, Slice slice) {
    Map<String, String> paging = new TreeMap<>();
    slice.before().ifPresent(before -> paging.put("prev-archive", address(at, before)));
    part.ifPresent(archive -> paging.put("current", at.whole()));
    return document(
        "papers " + text,
        FeedLinks.queryTitle(title(), text),
        Optional.of(at.base() + (text.isEmpty() ? SitePaths.PAPERS : SitePaths.search(text))),
        part.map(archive -> address(at, archive)).orElseGet(at::whole),
        paging,
        part.isPresent(),
        entries(at, slice.papers()));
  }

  private static String address(FeedAddress at, Part part) {
    return at.with("month", part.month().toString()) + "&part=" + part.number();
  }

  /** Makes a page of the feed of a day, a week or a month. */
  FeedContent period(FeedAddress at, Period period, PageNumber number) {
    DatedPapers all = DatedPapers.all(services.database());
    List<StoredPaper> page =
        all.newest(period.from(), period.until(), number.offset(), number.size() + 1);
    return document(
        "period " + period.name(),
        FeedLinks.periodTitle(title(), period),
        Optional.of(at.base() + period.path()),
        page(at, number.number()),
        paging(at, number, page.size() > number.size()),
        false,
        entries(at, page.stream().limit(number.size()).toList()));
  }

  /** Makes a page of the feed of what is trending. */
  FeedContent trending(
      FeedAddress at, TrendingSpan span, String topic, Optional<Query> query, PageNumber number) {
    TrendingList list = services.trending().list(span, query, number.offset(), number.size());
    List<PaperId> ids = list.papers().stream().map(one -> one.paper().id()).toList();
    Map<PaperId, StoredPaper> known =
        services.database().read(transaction -> papers.find(transaction, ids));
    return document(
        "trending " + span.typed() + " " + topic,
        FeedLinks.trendingTitle(title(), span, topic),
        Optional.of(at.base() + SitePaths.TRENDING + at.query()),
        page(at, number.number()),
        paging(at, number, list.more()),
        false,
        entries(at, ids.stream().flatMap(id -> Stream.ofNullable(known.get(id))).toList()));
  }

  /**
   * Makes the feed of what was delivered to a channel.
   *
   * @param archive a number from 1, the oldest hundred; empty for the latest papers
   * @return empty if there is no such archive
   */
  Optional<FeedContent> channel(FeedAddress at, Channel channel, Optional<Integer> archive) {
    return services
        .database()
        .read(
            transaction -> {
              int total = deliveries.countDelivered(transaction, channel.key());
              // Only full hundreds are archives: later deliveries do not change them.
              int archives = total / PAGE;
              if (archive.filter(number -> number < 1 || number > archives).isPresent()) {
                return Optional.empty();
              }
              int offset = archive.map(number -> total - number * PAGE).orElse(0);
              List<Delivered> delivered =
                  deliveries.delivered(transaction, channel.key(), PAGE, offset);
              Map<PaperId, StoredPaper> known =
                  papers.find(transaction, delivered.stream().map(Delivered::paper).toList());
              return Optional.of(
                  channel(
                      at,
                      channel,
                      archive,
                      archive.map(number -> number - 1).orElse(total > PAGE ? archives : 0),
                      delivered.stream()
                          .flatMap(
                              one ->
                                  Stream.ofNullable(known.get(one.paper()))
                                      .map(stored -> entry(at, stored.paper(), one.sent())))
                          .toList()));
            });
  }

  private FeedContent channel(
      FeedAddress at,
      Channel channel,
      Optional<Integer> archive,
      int before,
      List<FeedEntry> entries) {
    Map<String, String> paging = new TreeMap<>();
    archive.ifPresent(number -> paging.put("current", at.whole()));
    if (before > 0) {
      paging.put("prev-archive", archive(at, before));
    }
    return document(
        "channel " + channel.id(),
        title() + " in " + channel.name(),
        Optional.empty(),
        archive.map(number -> archive(at, number)).orElseGet(at::whole),
        paging,
        archive.isPresent(),
        entries);
  }

  private static String archive(FeedAddress at, int number) {
    return at.with("archive", String.valueOf(number));
  }

  private static Map<String, String> paging(FeedAddress at, PageNumber number, boolean more) {
    Map<String, String> paging = new TreeMap<>();
    if (number.number() > 1) {
      paging.put("first", at.whole());
      paging.put("previous", page(at, number.number() - 1));
    }
    if (more) {
      paging.put("next", page(at, number.number() + 1));
    }
    return paging;
  }

  private static String page(FeedAddress at, int number) {
    return number == 1 ? at.whole() : at.with("page", String.valueOf(number));
  }

  private String title() {
    return services.frames().siteTitle();
  }

  /**
   * Creates a document.
   *
   * @param name which feed of this database it is
   */
  private FeedContent document(
      String name,
      String title,
      Optional<String> page,
      String self,
      Map<String, String> paging,
      boolean archived,
      List<FeedEntry> entries) {
    return new FeedContent(
        FeedUrn.of("feed " + mark, name),
        XmlText.of(title),
        XmlText.of(title()),
        page,
        self,
        paging,
        archived,
        entries);
  }

  private List<FeedEntry> entries(FeedAddress at, List<StoredPaper> stored) {
    return stored.stream().map(one -> entry(at, one.paper(), DatedPapers.announced(one))).toList();
  }

  private FeedEntry entry(FeedAddress at, Paper paper, Instant announced) {
    return FeedEntry.of(paper, at.base(), cardFactory.of(paper).url(), announced);
  }
}
