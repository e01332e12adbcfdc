package dev.paperboy.site;

import dev.paperboy.trending.TrendingSpan;
import dev.paperboy.web.PageFrame.FeedLink;
import java.util.List;
import java.util.stream.Stream;

/** The titles and paths of feeds, and the links to them in pages. */
public final class FeedLinks {
  public static final String ATOM = ".atom";
  public static final String JSON = ".json";

  private FeedLinks() {}

  /** Returns the feed of a query, in both formats. */
  static List<FeedLink> ofQuery(String siteTitle, String query) {
    return links(queryTitle(siteTitle, query), SitePaths.PAPERS, query(query)).toList();
  }

  /** Returns the feed of the latest papers, which goes on, and that of a period. */
  static List<FeedLink> of(String siteTitle, Period period) {
    return Stream.concat(
            links(siteTitle, SitePaths.PAPERS, ""),
            links(periodTitle(siteTitle, period), period.path(), ""))
        .toList();
  }

  /** Returns the feed of what is trending, in both formats. */
  static List<FeedLink> ofTrending(String siteTitle, TrendingSpan span, String topic) {
    return links(
            trendingTitle(siteTitle, span, topic), SitePaths.TRENDING, trendingQuery(span, topic))
        .toList();
  }

  private static Stream<FeedLink> links(String title, String path, String query) {
    return Stream.of(
        new FeedLink(FeedLink.ATOM, title, path + ATOM + query),
        new FeedLink(FeedLink.JSON, title, path + JSON + query));
  }

  /** Returns the title of the feed of a query; an empty one is that of the latest papers. */
  public static String queryTitle(String siteTitle, String query) {
    return query.isEmpty() ? siteTitle : siteTitle + ": " + query;
  }

  /** Returns the title of the feed of a period. */
  public static String periodTitle(String siteTitle, Period period) {
    return siteTitle + ": " + period.title();
  }

  /** Returns the title of the feed of what is trending. */
  public static String trendingTitle(String siteTitle, TrendingSpan span, String topic) {
    return siteTitle + ": trending in " + span.words() + (topic.isEmpty() ? "" : ", " + topic);
  }

  /** Returns the query of the address of a feed; empty for the latest papers. */
  public static String query(String query) {
    return query.isEmpty() ? "" : "?q=" + SitePaths.parameter(query);
  }

  /** Returns the query of the address of a trending feed or page. */
  public static String trendingQuery(TrendingSpan span, String topic) {
    return TrendingPages.address(span, topic).substring(SitePaths.TRENDING.length());
  }
}
