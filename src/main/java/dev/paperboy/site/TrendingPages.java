package dev.paperboy.site;

import dev.paperboy.card.CardFactory;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.site.SearchResultPage.Mistake;
import dev.paperboy.site.TrendingSource.Ranking;
import dev.paperboy.site.TrendingSource.Span;
import dev.paperboy.web.PageFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the pages of trending papers. Thread-safe. */
final class TrendingPages {
  static final int PAGE = 25;

  private final TrendingSource source;
  private final CardFactory makeCard;

  TrendingPages(SiteServices services) {
    this.source = services.trending();
    this.makeCard = services.makeCard();
  }

  /** Returns the period of this name, in any case; a week for any other text. */
  static Span span(String name) {
    return Arrays.stream(Span.values())
        .filter(span -> span.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(Span.WEEK);
  }

  /** Makes a page; one of a topic with a mistake says what is wrong with it. */
  TrendingPage of(Span span, String topic, PageNumber number, PageFrame frame) {
    ParseResult result = topic.isEmpty() ? null : QueryParser.parseNew(topic);
    if (result instanceof ParseResult.Mistake mistake) {
      return page(
          span,
          topic,
          number,
          Optional.of(SearchPages.mistake(topic, mistake, other -> address(span, other))),
          new Ranking("", List.of(), false),
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
        source.of(span, query, number.offset(), number.size()),
        frame);
  }

  private TrendingPage page(
      Span span,
      String topic,
      PageNumber number,
      Optional<Mistake> mistake,
      Ranking ranking,
      PageFrame frame) {
    String address = address(span, topic);
    return new TrendingPage(
        frame.inSection("trending").ofTopic(topic),
        topic.isEmpty() ? "Trending" : "Trending: " + topic,
        ranking.order(),
        List.of(Span.values()).stream()
            .map(one -> new Link(one.title(), one == span ? "" : address(one, topic)))
            .toList(),
        name(span),
        topic,
        mistake,
        ranking.papers().stream()
            .map(one -> PaperEntry.of(makeCard.of(one.paper()), WordMarks.NONE, one.numbers()))
            .toList(),
        number.offset() + 1,
        number.before(address),
        number.after(address, ranking.more() ? Long.MAX_VALUE : 0));
  }

  private static String address(Span span, String topic) {
    return SitePaths.TRENDING
        + "?span="
        + name(span)
        + (topic.isEmpty() ? "" : "&q=" + SitePaths.parameter(topic));
  }

  private static String name(Span span) {
    return span.name().toLowerCase(Locale.ROOT);
  }
}
