package dev.paperboy.web;

import java.util.List;

/**
 * What surrounds the content of every page.
 *
 * @param siteTitle the name of the site
 * @param title the title of the page
 * @param section the part of the site that the page belongs to: {@code today}, {@code week}, {@code
 *     month}, {@code trending}; empty for none
 * @param query the content of the search field
 * @param topic the query whose papers are offered by e-mail and as a feed; empty for what is
 *     trending
 * @param offers the ways to receive papers
 * @param feeds the feeds of the page, for feed readers
 * @param console whether the reader may see the console
 */
public record PageFrame(
    String siteTitle,
    String title,
    String section,
    String query,
    String topic,
    Offers offers,
    List<FeedLink> feeds,
    boolean console) {

  /** Copies the list. */
  public PageFrame {
    feeds = List.copyOf(feeds);
  }

  /** Creates the frame of a page that offers nothing. */
  public PageFrame(String siteTitle, String title) {
    this(siteTitle, title, "", "", "", Offers.NONE, List.of(), false);
  }

  /**
   * The ways to receive papers that are configured.
   *
   * @param email whether the form at {@code /papers/subscribe} is served
   * @param feeds whether {@code /papers.atom} and {@code /papers.json} are served
   * @param chats display names of the chat platforms on which people subscribe by command
   */
  public record Offers(boolean email, boolean feeds, List<String> chats) {
    public static final Offers NONE = new Offers(false, false, List.of());

    /** Copies the list. */
    public Offers {
      chats = List.copyOf(chats);
    }

    /** Returns whether there is any. */
    public boolean isAny() {
      return email || feeds || !chats.isEmpty();
    }

    /** Returns the chat platforms as {@code Discord or Slack}. */
    public String chatsInWords() {
      return String.join(" or ", chats);
    }
  }

  /**
   * A feed of papers.
   *
   * @param type its media type
   * @param title what is in it
   * @param address its path and query
   */
  public record FeedLink(String type, String title, String address) {
    public static final String ATOM = "application/atom+xml";
    public static final String JSON = "application/feed+json";
  }

  /** Returns the same frame in a section of the site. */
  public PageFrame inSection(String name) {
    return new PageFrame(siteTitle, title, name, query, topic, offers, feeds, console);
  }

  /** Returns the same frame with this query in the search field, whose papers are offered. */
  public PageFrame ofQuery(String text) {
    return inSearch(text).ofTopic(text);
  }

  /** Returns the same frame with this text in the search field. */
  public PageFrame inSearch(String text) {
    return new PageFrame(siteTitle, title, section, text, topic, offers, feeds, console);
  }

  /** Returns the same frame, on which papers of this query are offered. */
  public PageFrame ofTopic(String text) {
    return new PageFrame(siteTitle, title, section, query, text, offers, feeds, console);
  }

  /** Returns the same frame with these feeds; without any where feeds are not served. */
  public PageFrame withFeeds(List<FeedLink> links) {
    return new PageFrame(
        siteTitle,
        title,
        section,
        query,
        topic,
        offers,
        offers.feeds() ? links : List.of(),
        console);
  }

  /** Returns the address of the first feed in this format; by default, of the latest papers. */
  public String feed(String type) {
    return feeds.stream()
        .filter(link -> link.type().equals(type))
        .map(FeedLink::address)
        .findFirst()
        .orElse(type.equals(FeedLink.ATOM) ? "/papers.atom" : "/papers.json");
  }
}
