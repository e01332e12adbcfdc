package dev.paperboy.ingest;

import static dev.paperboy.feed.ScriptedServer.json;
import static dev.paperboy.feed.ScriptedServer.status;
import static dev.paperboy.feed.ScriptedServer.tagged;
import static dev.paperboy.feed.ScriptedServer.xml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.ScriptedServer.Reply;
import dev.paperboy.feed.arxiv.HarvestFeed;
import dev.paperboy.feed.biorxiv.BiorxivFeed;
import dev.paperboy.feed.file.FileFeed;
import dev.paperboy.feed.huggingface.HuggingFaceFeed;
import dev.paperboy.feed.syndication.SyndicationFeed;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code feeds} says of items that cannot be read, and for how long. */
final class BadNewsTest {
  private static final String LIST = "/api/daily_papers?date=";
  private static final String GOOD =
      "<item><title>T</title><link>https://example.org/1</link></item>";
  private static final String BAD = "<item><title>Nowhere</title></item>";
  private static final String NOWHERE = "item 2 (Nowhere) has neither a link nor an id";

  @TempDir Path folder;
  private final FeedTesting at = new FeedTesting("2026-06-15T12:00:00Z");
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder);
  }

  @AfterEach
  void close() {
    scene.close();
    at.close();
  }

  /** The line about the feed called arxiv, after a poll of it. */
  private String told(FeedSource source) {
    scene.pollAsItIs(source);
    return scene.type("feeds").text().lines().findFirst().orElseThrow();
  }

  private SyndicationFeed rss() {
    return new SyndicationFeed("arxiv", at.server.address("/rss"), at.fetcher, at.gate, at.clock);
  }

  private static Reply feed(String etag, String items) {
    String document = "<rss version='2.0'><channel>" + items + "</channel></rss>";
    return exchange -> {
      boolean known = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
      (known ? status(304, "") : xml(document, "ETag", etag)).to(exchange);
    };
  }

  @Test
  void anUnreadableItemIsToldUntilItIsGoneOrRead() {
    at.server.on(
        "/rss",
        feed("\"1\"", GOOD + BAD),
        feed("\"1\"", GOOD + BAD),
        feed("\"1\"", GOOD + BAD),
        status(500, "busy"),
        status(500, "busy"),
        status(500, "busy"),
        status(500, "busy"),
        feed("\"1\"", GOOD + BAD),
        feed("\"2\"", GOOD));
    assertThat(told(rss())).contains("fresh").contains(NOWHERE);
    assertThat(told(rss())).as("not modified").contains("fresh").contains(NOWHERE);
    assertThat(told(rss())).as("not modified again").contains(NOWHERE);
    assertThat(told(rss())).as("out of reach").contains("failing").contains(NOWHERE);
    assertThat(told(rss())).as("back and not modified").contains("fresh").contains(NOWHERE);
    assertThat(told(rss())).as("gone").contains("fresh").doesNotContain("could not be read");
  }

  @Test
  void soIsARemarkOnAnItemThatWasRead() {
    String dated = GOOD.replace("</item>", "<pubDate>%s</pubDate></item>");
    at.server.on(
        "/rss",
        feed("\"1\"", dated.formatted("soon")),
        feed("\"1\"", dated.formatted("soon")),
        feed("\"2\"", dated.formatted("2031-01-01")),
        feed("\"3\"", dated.formatted("2026-06-01")));
    String soon = "item 1 (T): date “soon” is not a date that can be read";
    assertThat(told(rss())).contains(soon);
    assertThat(told(rss())).as("not modified").contains(soon);
    assertThat(told(rss()))
        .contains("is dated in the future, 2031-01-01T00:00:00Z: the current time is used");
    assertThat(told(rss())).doesNotContain("date “").doesNotContain("future");
  }

  @Test
  void aDateInTheFutureCountsAsNowWhereverItIsShown() {
    at.server.on(
        "/rss", feed("\"1\"", GOOD.replace("</item>", "<pubDate>2031-01-01</pubDate></item>")));
    told(rss());

    assertThat(scene.type("search T year>=2027").cards()).isEmpty();
    assertThat(scene.type("search T year=2026").cards()).hasSize(1);
  }

  @Test
  void aFeedOfWhichNoItemCanBeReadIsFailingAndOneWithoutItemsIsNot() {
    at.server.on(
        "/rss",
        feed("\"1\"", BAD + BAD),
        feed("\"1\"", BAD + BAD),
        feed("\"2\"", ""),
        feed("\"3\"", BAD),
        feed("\"4\"", GOOD + BAD));
    String none = "none of its 2 items can be read: item 1 (Nowhere) has neither a link nor an id";
    assertThat(told(rss())).contains("failing").contains(none);
    assertThat(told(rss()))
        .as("read again, not taken for known")
        .contains("failing")
        .contains(none);
    assertThat(told(rss())).contains("quiet").doesNotContain("Nowhere");
    assertThat(told(rss())).contains("failing").contains("its only item cannot be read");
    assertThat(told(rss())).contains("fresh").contains(NOWHERE);
  }

  @Test
  void aFileOfWhichNoLineCanBeReadIsFailingAndAnEmptyOneIsNot() throws Exception {
    Path file = folder.resolve("papers.jsonl");
    FileFeed feed = new FileFeed("arxiv", file, at.clock);
    Files.writeString(file, "nonsense\n{\"id\": 2611.12340, \"title\": \"A\"}\n\n");
    String none = "none of its 2 items can be read: line 1 is not JSON";
    assertThat(told(feed)).contains("failing").contains(none);
    assertThat(told(feed)).as("not changed").contains("failing").contains(none);

    Files.writeString(file, "nonsense\n{\"id\": \"2606.00001\", \"title\": \"A\"}\nnonsense\n");
    assertThat(told(feed))
        .contains("fresh")
        .contains("line 1 is not JSON")
        .contains("(and 1 more)");
    assertThat(told(feed))
        .as("not changed")
        .contains("line 1 is not JSON")
        .contains("(and 1 more)");

    Files.writeString(file, "\n\n");
    assertThat(told(feed)).contains("fresh").doesNotContain("line 1");
  }

  @Test
  void whatIsWrongWithAListThatHasNotChangedIsToldBesideTheOthers() {
    HuggingFaceFeed feed =
        new HuggingFaceFeed("arxiv", at.server.address(), at.fetcher, at.gate, at.clock);
    String good = "{\"paper\":{\"id\":\"2606.00001\",\"title\":\"A\"}}";
    at.server.on("/api/daily_papers", json("[]"));
    at.server.on(LIST + "2026-06-13", tagged("\"13\"", "[" + good + ",{}]"));
    at.server.on(
        LIST + "2026-06-15", json("[" + good + ",7]"), status(404, "gone"), json("[" + good + "]"));
    String thirteenth = "row 2 of the list of 2026-06-13 is not a paper";

    assertThat(told(feed)).contains(thirteenth + " (and 1 more)");
    assertThat(told(feed))
        .as("one list is out of reach")
        .contains("partly read")
        .contains(thirteenth);
    assertThat(told(feed)).contains("fresh").contains(thirteenth).doesNotContain("more)");
    at.clock.advance(Duration.ofDays(2));
    scene.clock.advance(Duration.ofDays(2));
    assertThat(told(feed)).as("the pause is caught up with").contains(thirteenth);
    assertThat(told(feed)).as("that list is not read any more").doesNotContain("row 2");
  }

  @Test
  void listsOfWhichNoRowCanBeReadAreAFailure() {
    at.server.on("/api/daily_papers", json("[]"));
    at.server.on(LIST + "2026-06-14", tagged("\"14\"", "[{\"paper\":{\"id\":2606.00001}},7]"));
    HuggingFaceFeed lists =
        new HuggingFaceFeed("arxiv", at.server.address(), at.fetcher, at.gate, at.clock);
    assertThat(told(lists)).contains("failing").contains("none of its 2 items can be read");
    assertThat(told(lists)).as("again").contains("failing");

    BiorxivFeed preprints =
        new BiorxivFeed(
            "arxiv",
            BiorxivFeed.Server.BIORXIV,
            at.server.address(),
            at.fetcher,
            at.gate,
            at.clock);
    at.server.on(
        "/details",
        json("{\"messages\":[{\"status\":\"ok\",\"total\":1}],\"collection\":[{\"doi\":7}]}"));
    assertThat(told(preprints))
        .contains("failing")
        .contains("its only item cannot be read: row 1 has a DOI that is a number, 7, not a text");
  }

  @Test
  void whatIsWrongWithARecordIsToldUntilThereAreOthers() {
    HarvestFeed harvest =
        new HarvestFeed(
            "arxiv",
            List.of(),
            at.server.address("/oai"),
            Duration.ofDays(7),
            at.fetcher,
            at.gate,
            at.clock);
    String answer = "<OAI-PMH>%s</OAI-PMH>";
    String bare = "<record><header><identifier>oai:%s</identifier></header></record>";
    String good =
        "<record><header><datestamp>2026-06-14</datestamp></header><metadata><arXiv><id>2606.00001"
            + "</id><created>2026-06-14</created><title>A</title></arXiv></metadata></record>";
    String none = "<error code='noRecordsMatch'>none</error>";
    at.server.on(
        "/oai",
        xml(answer.formatted("<ListRecords>" + bare.formatted("7") + "</ListRecords>")),
        xml(answer.formatted("<ListRecords>" + bare.formatted("7") + good + "</ListRecords>")),
        xml(answer.formatted(none)),
        xml(answer.formatted("<ListRecords>" + good + "</ListRecords>")));
    String seventh = "record oai:7 has no metadata of the form arXiv";

    assertThat(told(harvest)).contains("failing").contains(seventh);
    assertThat(told(harvest)).contains(seventh).doesNotContain("failing");
    at.clock.advance(Duration.ofDays(3));
    assertThat(told(harvest)).as("nothing new").contains(seventh);
    assertThat(told(harvest)).doesNotContain("record oai");
  }
}
