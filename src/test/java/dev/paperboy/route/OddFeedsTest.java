package dev.paperboy.route;

import static dev.paperboy.feed.ScriptedServer.body;
import static dev.paperboy.feed.ScriptedServer.utf8;
import static dev.paperboy.feed.ScriptedServer.xml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.card.Card;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.ScriptedServer.Reply;
import dev.paperboy.feed.syndication.SyndicationFeed;
import dev.paperboy.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  private List<Card> posted(Reply reply) {
    SyndicationFeed feed =
        new SyndicationFeed("arxiv", at.server.address("/feed"), at.fetcher, at.gate, at.clock);
    at.server.on("/feed", xml(EMPTY), reply);
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
}
