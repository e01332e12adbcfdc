package dev.paperboy.feed.syndication;

import dev.paperboy.TextRoutine;
import dev.paperboy.feed.CollectingSink;
import dev.paperboy.feed.PageBuilder;
import dev.paperboy.feed.fetch.FetchAddress;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How texts of RSS and Atom enter the program. */
public final class SyndicationTextRoutines {
  /** Longer ones take long: a document is made of each of the pieces that look like items. */
  private static final int LONGEST = 1_200;

  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final FetchAddress FEED = FetchAddress.of("https://journal.example.org/feed");

  private SyndicationTextRoutines() {}

  /** All of them. */
  public static List<TextRoutine> all() {
    return Stream.concat(texts().stream(), documents().map(one -> one.upTo(LONGEST))).toList();
  }

  private static List<TextRoutine> texts() {
    return List.of(
        TextRoutine.of(
            "author of an item",
            text -> AuthorNames.in(text).toList(),
            "feed/syndication/AuthorNames"),
        TextRoutine.of("mended markup", MarkupRepair::of),
        TextRoutine.of(
            "names of an item",
            text -> PaperNames.former(List.of(text), text),
            "feed/syndication/PaperNames"),
        TextRoutine.of(
            "whose words",
            text ->
                PaperNames.provenance(
                    List.of(text),
                    dev.paperboy.paper.PaperId.of("arxiv:2606.00001"),
                    FeedSite.of(FEED, text))),
        TextRoutine.of(
            "id of an item", text -> ItemId.of("journal", text, text), "feed/syndication/ItemId"));
  }

  private static Stream<TextRoutine> documents() {
    return Stream.of(
        TextRoutine.of(
            "ill-formed feed",
            text -> read("<rss>" + text, "<item><b>"),
            "feed/syndication/ItemFragments"),
        TextRoutine.of("ill-formed item", text -> read("<rss><item>", text + "</item>")),
        TextRoutine.of("feed", text -> read("<rss><channel>", text + "</channel></rss>")),
        TextRoutine.of("tag of a feed", text -> read("<rss", text + "><item><title>T")),
        TextRoutine.of("tag of an item", text -> read("<rss><item" + text, "/></rss>")),
        TextRoutine.of(
            "item",
            text -> read("<rss><channel>", item(text) + "</channel></rss>"),
            "feed/syndication/SyndicationItem"));
  }

  private static String item(String text) {
    String section = "<![CDATA[" + text.replace("]]>", "") + "]]>";
    return "<item><title>T"
        + section
        + "</title><link>"
        + section
        + "</link><guid>"
        + section
        + "</guid><author>"
        + section
        + "</author><category>"
        + section
        + "</category><pubDate>"
        + section
        + "</pubDate><description>"
        + section
        + "</description></item>";
  }

  private static Object read(String before, String rest) {
    CollectingSink sink = new CollectingSink();
    PageBuilder page = new PageBuilder(sink);
    try {
      new SyndicationReader("journal", FEED, NOW).read(before + rest, page);
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
    return page.seen();
  }
}
