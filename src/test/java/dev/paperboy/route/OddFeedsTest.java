package dev.paperboy.route;

import static dev.paperboy.feed.ScriptedServer.body;
import static dev.paperboy.feed.ScriptedServer.gzip;
import static dev.paperboy.feed.ScriptedServer.status;
import static dev.paperboy.feed.ScriptedServer.utf8;
import static dev.paperboy.feed.ScriptedServer.xml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.app.log.LogCapture;
import dev.paperboy.app.settings.LogSettings;
import dev.paperboy.card.Card;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.ScriptedServer.Reply;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.syndication.SyndicationFeed;
import dev.paperboy.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Odd feeds on the whole way: served over HTTP, polled, posted to a channel, seen in `feeds`. */
final class OddFeedsTest {
  private static final String EMPTY =
      "<rss version='2.0'><channel><title>J</title></channel></rss>";

  @TempDir Path folder;
  private final FeedTesting at = new FeedTesting("2026-06-15T12:00:00Z");
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder);
    scene.type("subscribe maps");
  }

  @AfterEach
  void close() {
    scene.close();
    at.close();
  }

  private static String rss(String title, String link) {
    return EMPTY.replace(
        "</channel>",
        "<item><title>%s</title><link>%s</link></item></channel>".formatted(title, link));
  }

  /** What is posted of a feed that answers so, after a first reading in which it was empty. */
  private List<Card> posted(Reply... replies) {
    return posted(at.server.address("/feed"), replies);
  }

  private List<Card> posted(FetchAddress address, Reply... replies) {
    SyndicationFeed feed = new SyndicationFeed("arxiv", address, at.fetcher, at.gate, at.clock);
    at.server.on(
        "/feed", Stream.concat(Stream.of(xml(EMPTY)), Stream.of(replies)).toArray(Reply[]::new));
    scene.pollAsItIs(feed);
    scene.pollAsItIs(feed);
    scene.drain();
    return scene.platform.sent.stream().flatMap(message -> message.cards().stream()).toList();
  }

  private String feeds() {
    return scene.type("feeds").text();
  }

  @ParameterizedTest
  @CsvSource({
    "text/xml, UTF-8, ''",
    "text/html, UTF-8, ''",
    "text/rss+xml; charset=us-ascii, UTF-8, ''",
    "text/xml, UTF-8, utf-16",
    "text/xml; charset=utf-8, UTF-16LE, ''",
    "application/rss+xml, UTF-16BE, utf-16",
    "text/xml; charset=iso-8859-1, windows-1252, ''",
    "text/xml, windows-1252, iso-8859-1"
  })
  void theCharactersOfAFeedArePostedAsTheyWereMeant(String type, String encoding, String declared) {
    String declaration =
        declared.isEmpty() ? "" : "<?xml version='1.0' encoding='" + declared + "'?>";
    String document = declaration + rss("Gödel’s maps – naïve", "https://example.org/1");

    List<Card> cards = posted(body(type, document.getBytes(Charset.forName(encoding))));

    assertThat(cards).extracting(Card::title).containsExactly("Gödel’s maps – naïve");
    assertThat(feeds()).doesNotContain("could not be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/xml", "text/xml; charset=utf-8", "text/html; charset=iso-8859-1"})
  void bytesOfWindowsWithinUtf8ArePostedAsTheyWereMeant(String type) {
    String document = rss("Gödel’s @new@ maps", "https://example.org/1");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(
            character ->
                bytes.writeBytes(
                    character.equals("@") ? new byte[] {(byte) 0x94} : utf8(character)));

    assertThat(posted(body(type, bytes.toByteArray())))
        .extracting(Card::title)
        .containsExactly("Gödel’s ”new” maps");
    assertThat(feeds()).doesNotContain("could not be read");
  }

  @ParameterizedTest
  @CsvSource({
    "br, ''",
    "zstd, ''",
    "gzip, ''",
    "none, ''",
    "deflate, ''",
    "utf-8, gzip",
    "'', gzip"
  })
  void whatIsCompressedOrNotIsPostedWhateverTheLabel(String label, String compression) {
    byte[] document = utf8(rss("Packed maps", "https://example.org/1"));
    byte[] bytes = compression.isEmpty() ? document : gzip(document);

    assertThat(posted(body("application/rss", bytes, "Content-Encoding", label)))
        .extracting(Card::title)
        .containsExactly("Packed maps");
  }

  @Test
  void whatIsNoFeedIsSaidInTheWordsOfAnOperator() {
    assertThat(
            posted(body("application/xml", new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 1})))
        .isEmpty();
    assertThat(feeds()).contains("returned something labelled application/xml that is not a feed");
  }

  @Test
  void charactersThatCannotBeReadAreSaidAndTheRestIsPosted() {
    String document = rss("Cut ma@ maps", "https://example.org/1");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(utf8(document.substring(0, document.indexOf('@'))));
    bytes.write(0xE2);
    bytes.write(0x80);
    bytes.writeBytes(
        document.substring(document.indexOf('@') + 1).getBytes(StandardCharsets.UTF_8));

    assertThat(posted(body("text/xml", bytes.toByteArray())))
        .extracting(Card::title)
        .containsExactly("Cut ma� maps");
    assertThat(feeds()).contains("https://example.org/1: characters that could not be read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "http://rss_bridge:3000/maps/1 http://rss_bridge:3000/maps/1",
        "https://münchen.example/maps https://xn--mnchen-3ya.example/maps",
        "https://example.org/maps|1[2]{3}^`?q=%zz&amp;r=[|]"
            + " https://example.org/maps%7C1%5B2%5D%7B3%7D%5E%60?q=%25zz&r=[%7C]",
        "'https://example.org/two maps?q=a b' https://example.org/two%20maps?q=a%20b",
        "/maps/karte-ü?k=ü http://HOST/maps/karte-%C3%BC?k=%C3%BC",
        "\\\\example.org\\maps http://example.org/maps",
        "https://ada:secret@example.org/maps https://example.org/maps",
        "#maps http://HOST/feed#maps",
        "https://example.org/b/../maps https://example.org/b/../maps"
      })
  void linksArePostedAsBrowsersTakeThem(String written, String link) {
    List<Card> cards =
        posted(at.server.address("/feed?apikey=secret"), xml(rss("Odd maps", written)));

    String host = "127.0.0.1:" + at.server.port();
    assertThat(cards).extracting(Card::url).containsExactly(link.replace("HOST", host));
    assertThat(feeds()).doesNotContain("could not be read").doesNotContain("secret");
  }

  @Test
  void whatAServerAsksWithACookieAndSendsUnderWrongLabelsIsPosted() {
    byte[] document = utf8("\n" + rss("Stubborn maps", "https://example.org/1"));
    Reply wall = status(302, "", "Location", "/feed", "Set-Cookie", "seen=1");

    assertThat(posted(wall, body("application/rss", gzip(document), "Content-Encoding", "utf-8")))
        .extracting(Card::title)
        .containsExactly("Stubborn maps");
  }

  @Test
  void aUserAndPasswordAreSentAndNeverSeenOrKept() throws Exception {
    FetchAddress address =
        FetchAddress.of("http://ada:secret@127.0.0.1:" + at.server.port() + "/feed?apikey=secret");

    List<Card> cards =
        posted(address, xml(rss("Private maps", "/maps/1"), "ETag", "\"1\""), status(401, "no"));

    String host = "http://127.0.0.1:" + at.server.port();
    assertThat(cards).extracting(Card::url).containsExactly(host + "/maps/1");
    assertThat(at.server.requests())
        .allMatch(request -> request.header("authorization").equals("Basic YWRhOnNlY3JldA=="));
    scene.pollAsItIs(new SyndicationFeed("arxiv", address, at.fetcher, at.gate, at.clock));
    assertThat(feeds()).contains(host + "/feed returned 401").doesNotContain("secret");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain("secret");
      }
    }
  }

  @Test
  void norAreTheyLogged() {
    String secrets = "http://ada:secret@127.0.0.1:%d/feed?apikey=secret";
    FetchAddress address = FetchAddress.of(secrets.formatted(at.server.port()));
    FetchAddress closed = FetchAddress.of(secrets.formatted(1));
    try (LogCapture log = new LogCapture(LogSettings.Level.TRACE)) {
      posted(address, xml(rss("Private maps", "/maps/1"), "ETag", "\"1\""));
      at.server.on(
          "/feed",
          status(500, "no"),
          status(302, "", "Location", "//ada:secret@127.0.0.1:1/?apikey=secret"),
          xml("<rss><channel><item>secrets"),
          status(401, "no"));
      for (int i = 0; i < 4; i++) {
        scene.pollAsItIs(new SyndicationFeed("arxiv", address, at.fetcher, at.gate, at.clock));
      }
      scene.pollAsItIs(new SyndicationFeed("arxiv", closed, at.fetcher, at.gate, at.clock));
      assertThat(feeds()).contains("failing");
      LoggerFactory.getLogger(SyndicationFeed.class).trace("it listens");
      assertThat(log.text())
          .contains("it listens")
          .doesNotContain("secret@", "=secret", "YWRhOnNlY3JldA==");
    }
  }
}
