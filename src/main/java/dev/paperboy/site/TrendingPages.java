package dev.paperboy.site;

import dev.paperboy.card.CardFactory;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.site.page.Link;
import dev.paperboy.site.page.SearchResultPage.Mistake;
import dev.paperboy.site.page.TrendingPage;
import dev.paperboy.trending.TrendingList;
import dev.paperboy.trending.TrendingLists;
import dev.paperboy.trending.TrendingPaper;
import dev.paperboy.trending.TrendingSpan;
import dev.paperboy.web.PageFrame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the pages of trending papers. Thread-safe. */
final class TrendingPages {
  static final int PAGE = 25;

  private final TrendingLists lists;
  private final CardFactory cardFactory;
  private final Pictures pictures;

  TrendingPages(SiteServices services) {
    this.lists = services.trending();
    this.cardFactory = services.cardFactory();
    this.pictures = new Pictures(services.database());
  }

  /** Returns the period of this name, in any case; a week for any other text. */
  static TrendingSpan span(String name) {
    return TrendingSpan.named(name).orElse(TrendingSpan.WEEK);
  }

  /** Makes a page; one of a topic with a mistake says what is wrong with it. */
  TrendingPage of(TrendingSpan span, String topic, PageNumber number, PageFrame frame) {
    ParseResult result = topic.isEmpty() ? null : QueryParser.parseNew(topic);
    if (result instanceof ParseResult.Mistake mistake) {
      return page(
          span,
          topic,
          number,
          Optional.of(SearchPages.mistake(topic, mistake, other -> address(span, other))),
          new TrendingList(List.of(), false, ""),
          frame);
    }
    Optional<Query> query =
        result instanceof ParseResult.Parsed parsed
            ? Optional.of(parsed.query())
            : Optional.empty();
    return page(
        span,
        topic,
        number,
        Optional.empty(),
        lists.list(span, query, number.offset(), number.size()),
        frame);
  }

  private TrendingPage page(
      TrendingSpan span,
      String topic,
      PageNumber number,
      Optional<Mistake> mistake,
      TrendingList list,
      PageFrame frame) {
    String address = address(span, topic);
    return new TrendingPage(
        frame
            .inSection("trending")
            .ofTopic(topic)
            .withFeeds(
                mistake.isPresent()
                    ? List.of()
                    : FeedLinks.ofTrending(frame.siteTitle(), span, topic)),
        topic.isEmpty() ? "Trending" : "Trending: " + topic,
        "The papers that gained the most upvotes in " + span.words() + ".",
        Stream.of(TrendingSpan.values())
            .map(one -> new Link(title(one), one == span ? "" : address(one, topic)))
            .toList(),
        span.typed(),
        topic,
        mistake,
        pictures.addedTo(list.papers().stream().map(one -> entry(one, span)).toList()),
        list.whyEmpty(),
        number.offset() + 1,
        list.papers().stream().findFirst().map(one -> one.score().calculation()).orElse(""),
        number.before(address),
        number.after(address, list.more() ? Long.MAX_VALUE : 0));
  }

  private PaperEntry entry(TrendingPaper one, TrendingSpan span) {
    return PaperEntry.of(cardFactory.of(one.paper()), WordMarks.NONE, one.score().words(span));
  }

  private static String title(TrendingSpan span) {
    return switch (span) {
      case DAY -> "Today";
      case WEEK -> "This week";
      case MONTH -> "This month";
      case NOW -> "Rising now";
    };
  }

  /** Returns the path of a page. */
  static String address(TrendingSpan span, String topic) {
    return SitePaths.TRENDING
        + "?span="
        + span.typed()
        + (topic.isEmpty() ? "" : "&q=" + SitePaths.parameter(topic));
  }
}
