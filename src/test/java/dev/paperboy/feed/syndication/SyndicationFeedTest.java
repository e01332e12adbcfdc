package dev.paperboy.feed.syndication;

import static dev.paperboy.feed.ScriptedServer.answer;
import static dev.paperboy.feed.ScriptedServer.body;
import static dev.paperboy.feed.ScriptedServer.html;
import static dev.paperboy.feed.ScriptedServer.resource;
import static dev.paperboy.feed.ScriptedServer.utf8;
import static dev.paperboy.feed.ScriptedServer.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paperboy.CapturedData;
import dev.paperboy.feed.CollectingSink;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.PageBuilder;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.feed.fetch.ResponseBody;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyndicationFeedTest {
  private final FeedTesting at = new FeedTesting("2026-06-15T12:00:00Z");
  private final CollectingSink sink = new CollectingSink();
  private final SyndicationFeed feed =
      new SyndicationFeed(
          "journal", at.server.address("/feed?key=hidden"), at.fetcher, at.gate, at.clock);

  @AfterEach
  void close() {
    at.close();
  }

  private PollResult poll(String document) throws Exception {
    at.server.on("/feed", xml(document));
    return feed.poll(PollMemory.none(), sink);
  }

  @Test
  void itemsAreThePapersThatTheirIdsOrLinksNameElseItemsOfTheirOwn() throws Exception {
    assertThat(poll(resource("/feed/syndication/journal.rss.xml")))
        .isEqualTo(new PollResult.Complete());

    assertThat(sink.ids())
        .containsExactly(
            "arxiv:2606.00011",
            "doi:10.1234/maps.5",
            "doi:10.1234/maps.6",
            "url:https://example.org/posts/one-paper",
            "url:https://example.org/posts/two-papers",
            "url:https://example.org/posts/untitled");
    Paper first = sink.paper("arxiv:2606.00011");
    assertThat(first.title()).isEqualTo("Maps & folds: a <think> survey");
    assertThat(first.abstractText()).isEqualTo("We fold maps & more.");
    assertThat(first.version()).isEqualTo(2);
    assertThat(first.authors())
        .containsExactly(new Author("Ada Example"), new Author("Bob Sample"));
    assertThat(first.categories()).containsExactly("Cartography");
    assertThat(first.published()).isEqualTo("2026-06-14T10:00:00Z");
    assertThat(first.url()).isEqualTo("https://arxiv.org/abs/2606.00011v2");
    assertThat(sink.paper("doi:10.1234/maps.6").authors())
        .containsExactly(new Author("Carol Trial"));
    assertThat(sink.paper("url:https://example.org/posts/untitled").title())
        .startsWith("A long description without any title")
        .endsWith("…")
        .hasSizeLessThan(125);
    assertThat(sink.announcements().get(4).announced()).isEqualTo(at.clock.instant());
    assertThat(sink.malformed())
        .containsExactly(
            "item 7 (Neither here nor there) has neither a link nor an id",
            "item 8 has neither a title nor a description");
  }

  @Test
  void atomIsReadToo() throws Exception {
    poll(
        "<feed"
            + " xmlns='http://www.w3.org/2005/Atom'><title>J</title><id>urn:j</id><updated>2026-06-14T00:00:00Z</updated><entry><id>urn:1</id><title"
            + " type='text'>a &lt; b</title><link href='/papers/1'/>"
            + "<author><name>Ada</name></author><updated>2026-06-13T00:00:00Z</updated><summary"
            + " type='html'>&lt;p&gt;One&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</summary></entry></feed>");

    Paper paper = sink.papers().get(0);
    assertThat(paper.id().toString()).isEqualTo("item:journal/urn:1");
    assertThat(paper.url()).isEqualTo(at.server.address("/papers/1").toString());
    assertThat(paper.title()).isEqualTo("a < b");
    assertThat(paper.abstractText()).isEqualTo("One");
    assertThat(paper.published()).isEqualTo("2026-06-13T00:00:00Z");
  }

  @Test
  void anItemIsKnownByItsNameElseByItsWholeAddress() throws Exception {
    String site = "https://127.0.0.1:" + at.server.port();
    poll(
        "<rss version='2.0'><channel><title>J</title>"
            + "<item><title>1</title><link>/a/?utm_source=x&amp;b=1#c</link></item>"
            + "<item><title>2</title><link>/2</link><guid isPermaLink='false'> 47 11 </guid></item>"
            + "<item><title>3</title><guid>https://example.org/3#x</guid></item>"
            + "<item><title>4</title><guid>4</guid></item>"
            + "<item><title>5</title><link>/5</link><guid/></item>"
            + "<item><title>6</title><link>mailto:a@example.org</link><guid>6</guid></item>"
            + "<item><title>7</title><link>/7</link><guid>"
            + "x".repeat(1_001)
            + "</guid></item></channel></rss>");
    assertThat(sink.ids())
        .containsExactly(
            "url:" + site + "/a?b=1#c",
            "item:journal/47%2011",
            "url:https://example.org/3#x",
            "item:journal/4",
            "url:" + site + "/5",
            "item:journal/6",
            "url:" + site + "/7");
    assertThat(sink.papers())
        .extracting(Paper::url)
        .containsSequence("https://example.org/3#x", "")
        .contains(at.server.address("/2").toString());

    sink.pages.clear();
    poll(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns='http://purl.org/rss/1.0/'><channel><title>J</title></channel>"
            + "<item rdf:about='https://example.org/name'><title>1</title>"
            + "<link>https://example.org/1</link></item></rdf:RDF>");
    poll(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>J</title><entry><title>2</title>"
            + "<link href='https://example.org/2'/></entry></feed>");
    assertThat(sink.ids())
        .containsExactly("url:https://example.org/name", "url:https://example.org/2");
  }

  @Test
  void oneBadItemCostsNoOther() throws Exception {
    String items =
        "<item><title>Good one</title><link>https://example.org/1</link></item><item><title>Broken"
            + " <b>one</title><link>https://example.org/2</link></item><item><title>R&D &eacute;"
            + " \u0001 &amp;"
            + " x</title><x:y>z</x:y><link>https://example.org/3?a=1&b=2</link></item><item><title><![CDATA[Not"
            + " </item> the end]]></title><link>https://example.org/4</link></item><!--"
            + " <item></item> --><item><title>Cut";

    assertThat(poll("<rss version='2.0'><channel><title>J</title>" + items))
        .isEqualTo(new PollResult.Complete());

    assertThat(sink.papers())
        .extracting(Paper::title)
        .containsExactly("Good one", "R&D é & x", "Not </item> the end");
    assertThat(sink.malformed())
        .containsExactly("item 2 is not well-formed", "item 5 is not well-formed");
  }

  private static final String CUT = "it is too large or nested too deeply; the rest was left out";

  private static String atom(String entries) {
    return "<feed xmlns='http://www.w3.org/2005/Atom'><title>J</title>" + entries + "</feed>";
  }

  private static String entry(String number, String content) {
    return "<entry><id>urn:"
        + number
        + "</id><title>T</title><link href='https://example.org/"
        + number
        + "'/><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        + content
        + "</div></content></entry>";
  }

  private static String rss(String items) {
    return "<rss version='2.0'><channel><title>J</title>" + items + "</channel></rss>";
  }

  private static String item(String number, String more) {
    String link = "<link>https://example.org/" + number + "</link>";
    return "<item><title>T" + number + "</title>" + link + more + "</item>";
  }

  @ParameterizedTest
  @ValueSource(ints = {99, 2_000, 9_000})
  void textThatIsNestedDeeplyKeepsItsWords(int depth) throws Exception {
    String deep = "<b>".repeat(depth) + "deep words" + "</b>".repeat(depth);
    poll(atom(entry("1", "before " + deep + " after") + entry("2", "fine")));

    assertThat(sink.papers())
        .extracting(Paper::abstractText)
        .containsExactly("before deep words after", "fine");
    assertThat(sink.remarks()).containsExactly("item 1 (T): " + CUT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anItemThatIsNestedBeyondAllReasonCostsNoOther(boolean closed) throws Exception {
    String deep = "<b>".repeat(100_000) + "x" + (closed ? "</b>".repeat(100_000) : "");
    poll(atom(entry("1", deep) + entry("2", "fine")));

    assertThat(sink.papers()).extracting(Paper::abstractText).containsExactly("fine");
    assertThat(sink.malformed()).containsExactly("item 1 is not well-formed");
  }

  @Test
  void whatIsUsualIsNotCut() throws Exception {
    String people = "<dc:creator>Ada Example</dc:creator>".repeat(6_000);
    poll(
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
            + item("1", people + "<description>" + "word ".repeat(50_000) + "</description>")
            + "</channel></rss>");

    assertThat(sink.papers().get(0).authors()).hasSize(5_000);
    assertThat(sink.papers().get(0).abstractText()).hasSizeGreaterThan(199_000);
    assertThat(sink.remarks()).isEmpty();
  }

  @Test
  void ofAnItemWithoutEndTheBeginningIsRead() throws Exception {
    poll(
        rss(
            item("1", "<category>c</category>".repeat(30_000))
                + item("2", "<description>" + "word ".repeat(300_000) + "</description>")
                + item(
                    "3", "<description><![CDATA[" + "word ".repeat(300_000) + "]]></description>")
                + item("4", "<enclosure url='" + "x".repeat(1_500_000) + "'/>")
                + item("5", "")));

    assertThat(sink.papers())
        .extracting(Paper::title)
        .containsExactly("T1", "T2", "T3", "T4", "T5");
    assertThat(sink.papers().get(2).abstractText()).startsWith("word word").endsWith("…");
    assertThat(sink.remarks())
        .containsExactly(
            "item 1 (T1): " + CUT,
            "item 2 (T2): " + CUT,
            "item 3 (T3): " + CUT,
            "item 4 (T4): " + CUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<item><title>broken</b></title></item>"})
  void oneItemWithoutEndIsLeftWhereReadingHasToEnd(String broken) {
    sink.endAfter(100);

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> poll(rss(item("1", "<b/>".repeat(20_000)) + broken)))
        .withMessage("reading has to end");
  }

  @Test
  void ofADocumentWithoutEndTheFirstTenThousandItemsAreReadPageByPage() throws Exception {
    poll(rss("<item><title>T</title></item>".repeat(10_499) + item("1", "")));

    assertThat(sink.malformed()).hasSize(10_000);
    assertThat(sink.papers()).isEmpty();
    assertThat(sink.remarks())
        .containsExactly("only the first 10,000 of its 10,500 items were read");
    assertThat(sink.pages).hasSize(21);
    assertThat(sink.pages).filteredOn(page -> page.validators().isPresent()).hasSize(1);
    assertThat(sink.pages.get(20).validators()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<item><title>broken</b></title></item>"})
  void thousandsOfPrefixesCostNothingWhereTheyAreNotUsed(String broken) throws Exception {
    StringBuilder declared = new StringBuilder();
    for (int prefix = 0; prefix < 3_000; prefix++) {
      declared.append(" xmlns:p").append(prefix).append("='urn:p'");
    }
    String items = item("1", "<p7:x>y</p7:x>").repeat(200);
    poll("<rss version='2.0'" + declared + "><channel>" + items + broken + "</channel></rss>");

    assertThat(sink.papers()).hasSize(200);
  }

  @Test
  void channelsWithinChannelsAreGoneThrough() throws Exception {
    poll(
        "<rss version='2.0'>"
            + "<channel>".repeat(40)
            + item("1", "")
            + "</channel>".repeat(40)
            + "</rss>");

    assertThat(sink.papers()).extracting(Paper::title).containsExactly("T1");
  }

  @Test
  void aPrefixMeansInAnItemWhatItMeansInTheFeed() throws Exception {
    poll(
        "<rss version='2.0' xmlns:a='http://purl.org/dc/elements/1.1/'"
            + " xmlns:media='urn:m'><channel><media:item><title>not one</title></media:item>"
            + item("1", "<a:creator>Ada Example</a:creator><a:date>2026-06-01</a:date>")
            + item(
                "2", "<b:creator xmlns:b='http://purl.org/dc/elements/1.1/'>Bob Sample</b:creator>")
            + item("3", "<a:creator xmlns:a='urn:other'>Nobody At All</a:creator>")
            + "</channel></rss>");

    assertThat(sink.papers())
        .extracting(Paper::authors)
        .containsExactly(
            List.of(new Author("Ada Example")), List.of(new Author("Bob Sample")), List.of());
    assertThat(sink.papers().get(0).published()).isEqualTo("2026-06-01T00:00:00Z");
  }

  @Test
  void datesAreReadHoweverTheyAreWrittenAndOthersAreSaid() throws Exception {
    poll(
        rss(
            "<lastBuildDate>Sun, 14 Jun 2026 10:00:00 GMT</lastBuildDate>"
                + item("1", "<pubDate>27 Sept 2025</pubDate>")
                + item("2", "<pubDate>Fri, 27 Mar 26 08:15 EST</pubDate>")
                + item("3", "<pubDate>1774599300000</pubDate>")
                + item("4", "<pubDate>2026-03-27 08:15:00.123456+00:00</pubDate>")
                + item("5", "<pubDate>soon</pubDate>")
                + item("6", "<pubDate>2031-01-01</pubDate>")
                + item("7", "")
                + item("8", "<pubDate>soon</pubDate><date>2026-03-27</date>")));

    assertThat(sink.papers())
        .extracting(paper -> paper.published().toString())
        .containsExactly(
            "2025-09-27T00:00:00Z",
            "2026-03-27T13:15:00Z",
            "2026-03-27T08:15:00Z",
            "2026-03-27T08:15:00.123456Z",
            "2026-06-15T12:00:00Z",
            "2031-01-01T00:00:00Z",
            "2026-06-14T10:00:00Z",
            "2026-03-27T00:00:00Z");
    assertThat(sink.announcements().get(5).announced()).isEqualTo(at.clock.instant());
    assertThat(sink.remarks())
        .containsExactly(
            "item 5 (T5): date “soon” is not a date that can be read: the day of reading is used");
  }

  @Test
  void aFeedWithAUsualMistakeIsReadAsAWhole() throws Exception {
    poll(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>R&D &eacute;</title>"
            + "<updated>2026-06-01T00:00:00Z</updated><entry><id>urn:1</id><title>A &"
            + " B</title><link href='https://example.org/1'/></entry></feed>");
    assertThat(sink.papers().get(0).title()).isEqualTo("A & B");
    assertThat(sink.papers().get(0).published()).isEqualTo("2026-06-01T00:00:00Z");

    assertThat(poll("<rss version='2.0'><channel><title>R&D</title></channel></rss>"))
        .isEqualTo(new PollResult.Complete());
  }

  @Test
  void documentTypesAndTheirEntitiesMeanNothing() throws Exception {
    poll(
        "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY y 'boom'>]>"
            + "<rss version='2.0'><channel><title>J</title><item><title>T &x; &y;</title>"
            + "<link>https://example.org/1</link></item></channel></rss>");

    assertThat(sink.papers()).extracting(Paper::title).containsExactly("T &x; &y;");
  }

  @Test
  void charactersAreReadInTheSetThatIsDeclared() throws Exception {
    String item =
        "<channel><title>J</title><item><title>Café"
            + " Ünï</title><link>https://example.org/1</link></item></channel></rss>";
    byte[] latin =
        ("<?xml version='1.0' encoding='ISO-8859-1'?><rss version='2.0'>" + item)
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] wide = ("\uFEFF<rss version='2.0'>" + item).getBytes(StandardCharsets.UTF_16LE);
    byte[] odd = utf8("<?xml version='1.0' encoding='no-such'?><rss version='2.0'>" + item);
    for (byte[] document : List.of(latin, wide, odd)) {
      at.server.on("/feed", body("application/rss+xml", document));
      CollectingSink read = new CollectingSink();
      assertThat(feed.poll(PollMemory.none(), read)).isEqualTo(new PollResult.Complete());
      assertThat(read.papers()).extracting(Paper::title).containsExactly("Café Ünï");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<feed ATOM xml:base='https://example.org/blog/'>ID<entry>TEXT<link"
            + " href='one'/></entry></feed> | https://example.org/blog/one",
        "<feed ATOM xml:base='https://example.org/blog/'>ID<entry xml:base='../news/'>TEXT<link"
            + " href='one'/></entry></feed> | https://example.org/news/one",
        "<feed ATOM>ID<entry>TEXT<link xml:base='https://example.org/x/'"
            + " href='one'/></entry></feed> | https://example.org/x/one",
        "<feed ATOM>ID<link href='https://example.org/'/><entry>TEXT<link"
            + " href='one'/></entry></feed> | HOST/one",
        "<feed ATOM xml:base='/blog/'>ID<entry>TEXT<link href='one'/></entry></feed> |"
            + " HOST/blog/one",
        "<rss version='2.0'"
            + " xml:base='https://example.org/a/'><channel><link>https://b.example</link><item>TEXT<link>one</link></item></channel></rss>"
            + " | https://example.org/a/one",
        "<rss version='2.0'><channel><link>https://b.example/blog/</link><item"
            + " xml:base='https://c.example/'>TEXT<link>one</link></item></channel></rss> |"
            + " https://c.example/one",
        "<rss version='2.0'><channel><link>https://b.example/blog/</link><item>TEXT<link>one</link></item></channel></rss>"
            + " | https://b.example/blog/one",
        "<rss version='2.0'><channel><title>J</title><item>TEXT<link>?p=1</link></item></channel></rss>"
            + " | HOST/feed?p=1",
        "<rss version='2.0' xml:base='https://example.org/a/'><channel><!-- x"
            + " --><b><item>TEXT<link>one</link></item> | https://example.org/a/one",
        "<rss version='2.0'><channel><link>https://b.example/blog/</link><b><item>TEXT<link>one</link></item>"
            + " | https://b.example/blog/one",
        "<rss version='2.0'"
            + " xml:base='https://example.org/a/'><channel><item>TEXT<link>https://d.example/one</link></item></channel></rss>"
            + " | https://d.example/one"
      })
  void relativeLinksResolveAgainstTheBaseThatTheDocumentDeclares(String document, String link)
      throws Exception {
    poll(
        document
            .replace("ATOM", "xmlns='http://www.w3.org/2005/Atom'")
            .replace("ID", "<title>J</title><id>urn:j</id><updated>2026-06-14T00:00:00Z</updated>")
            .replace("TEXT", "<title>T</title>"));

    assertThat(sink.papers())
        .extracting(Paper::url)
        .containsExactly(link.replace("HOST", "http://127.0.0.1:" + at.server.port()));
  }

  @Test
  void whatARelativeLinkWasTakenForBeforeIsRemembered() throws Exception {
    poll(
        "<rss version='2.0'><channel><link>https://b.example/blog/</link>"
            + "<item><title>T</title><link>?p=1</link></item></channel></rss>");

    assertThat(sink.papers()).extracting(Paper::url).containsExactly("https://b.example/blog/?p=1");
    assertThat(sink.announcements().get(0).names().former())
        .contains(PaperId.of("url:https://127.0.0.1:" + at.server.port() + "?p=1"));
  }

  @Test
  void aRelativeLinkToAPaperIsOneWhereTheBaseSaysSo() throws Exception {
    poll(
        "<rss version='2.0' xml:base='https://arxiv.org/'><channel><item><title>T</title>"
            + "<link>/abs/2606.00011v2</link></item></channel></rss>");

    assertThat(sink.ids()).containsExactly("arxiv:2606.00011");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<media:thumbnail url='https://example.org/t.png'/>|https://example.org/t.png",
        "<media:content url='https://example.org/c.bin' type='image/png'/>"
            + "|https://example.org/c.bin",
        "<media:content url='https://example.org/c' medium='image'/>|https://example.org/c",
        "<media:content url='https://example.org/c.JPG?w=9'/>|https://example.org/c.JPG?w=9",
        "<media:group><media:content url='https://example.org/film.mp4' type='video/mp4'>"
            + "<media:thumbnail url='/still.jpg'/></media:content></media:group>|HOST/still.jpg",
        "<media:content url='https://example.org/c.png' type='image/png'/>"
            + "<media:thumbnail url='https://example.org/t.png'/>|https://example.org/t.png",
        "<enclosure url='https://example.org/e.jpg' type='image/jpeg' length='1'/>"
            + "|https://example.org/e.jpg",
        "<enclosure url='https://example.org/talk.mp3' type='audio/mpeg' length='1'/>|''",
        "<media:content url='https://example.org/film.mp4' type='video/mp4'/>|''",
        "<media:thumbnail url='javascript:alert(1)'/>|''",
        "<media:thumbnail/>|''",
        "<thumbnail url='https://example.org/t.png'/>|''",
        "<description>&lt;img src='https://example.org/i.png'&gt;</description>|''"
      })
  void thePictureOfAnItemIsItsThumbnailOrWhatIsEnclosed(String markup, String address)
      throws Exception {
    poll(
        rss(item("1", markup))
            .replace("<rss ", "<rss xmlns:media='http://search.yahoo.com/mrss/' "));

    assertThat(sink.papers())
        .extracting(Paper::thumbnail)
        .containsExactly(address.replace("HOST", "http://127.0.0.1:" + at.server.port()));
  }

  @Test
  void aWebPageIsNoFeed() throws Exception {
    at.server.on("/feed", html("<!doctype html><html><body>Welcome</body></html>"));

    PollResult result = feed.poll(PollMemory.none(), sink);

    assertThat(((PollResult.Failed) result).reason())
        .endsWith("/feed returned a web page, not a feed")
        .doesNotContain("hidden");
  }

  @Test
  void xmlOfAnotherKindIsNoFeed() throws Exception {
    assertThat(((PollResult.Failed) poll("<note><to>Ada</to></note>")).reason())
        .contains("is not a feed that can be read");
    assertThat(poll("<rss version='2.0'><channel><title>J</title></channel></rss>"))
        .isEqualTo(new PollResult.Complete());
  }

  @Test
  void aFeedThatHasNotChangedIsComplete() throws Exception {
    at.server.on(
        "/feed",
        xml("<rss version='2.0'><channel><title>J</title></channel></rss>", "ETag", "\"1\""),
        answer(304, "", new byte[0]));
    feed.poll(PollMemory.none(), sink);
    assertThat(feed.poll(sink.memory(at.clock.instant()), sink))
        .isEqualTo(new PollResult.Complete());
    assertThat(sink.pages).hasSize(1);
    assertThat(at.server.requests().get(1).header("if-none-match")).isEqualTo("\"1\"");
  }

  @Test
  void noCapturedFeedOfAnyKindEndsInAnException() throws Exception {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(CapturedData.feedsOrSkip().resolve("feed_corpora"))) {
      found.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    int feeds = 0;
    int papers = 0;
    int malformed = 0;
    List<String> unread = new ArrayList<>();
    for (Path file : files) {
      ResponseBody body = new ResponseBody(Files.readAllBytes(file), "");
      CollectingSink read = new CollectingSink();
      PageBuilder page = new PageBuilder(read);
      boolean isFeed =
          new SyndicationReader("corpus", at.server.address(), Instant.EPOCH)
              .read(body.text(), page);
      page.handOver(Optional.empty());
      boolean isXml = file.toString().endsWith(".xml");
      if (!isFeed && isXml) {
        unread.add(file.getFileName().toString());
      }
      papers += read.papers().size();
      malformed += read.malformed().size();
      feeds += isFeed ? 1 : 0;
      assertThat(isFeed && !isXml).as("%s", file).isFalse();
    }
    System.out.printf(
        "feeds of the corpora: %d files, %d feeds, %d papers, %d malformed items, not read: %s%n",
        files.size(), feeds, papers, malformed, unread);
    assertThat(feeds).isGreaterThan(500);
    assertThat(papers).isGreaterThan(80);
  }
}
