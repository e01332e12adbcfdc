package dev.paperboy.ingest;

import static dev.paperboy.ingest.Blog.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.card.Card;
import dev.paperboy.feed.FeedItem;
import dev.paperboy.feed.file.PaperLines;
import dev.paperboy.paper.Announcement;
import dev.paperboy.store.OlderDatabase;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an older version stored under ids that this one would not give is not posted again. */
final class OlderItemsTest {
  private static final String SITE = "https://blog.example.org/";
  private static final Instant DAY = Instant.parse("2026-06-14T08:00:00Z");

  private static final String[] ITEMS = {
    item("By name", SITE + "1", "guid-1", on(14)),
    item("By name and $\\chi^2$~tests", SITE + "2c", "guid-2c", ""),
    item("By name, undated", SITE + "2", "guid-2", ""),
    item("By name, edited", SITE + "2b", "guid-2b", on(15)),
    item("By link", SITE + "3/", "", on(14)),
    item("By web name", SITE + "4", SITE + "?p=4", ""),
    item("Place one", SITE + "log#v1", "", on(14)),
    item("Place two", SITE + "log#v2", "", on(14)),
    item("Shared one", SITE + "shared", "s-1", ""),
    item("Shared two", SITE + "shared", "s-2", ""),
    item("Shared three", SITE + "shared", "s-3", on(13)),
    item(
        "Mentioning", SITE + "5", "guid-5", on(14) + "<description>arXiv:2606.01234</description>"),
    item("Mentioning a DOI", SITE + "6", "", "<description>doi:10.1234/Abc</description>"),
    item("A publisher's page", "https://www.nature.com/articles/s41586-026-0", "", on(14)),
    item("A full text", "https://www.frontiersin.org/articles/10.3389/x.1/full", "", on(14)),
    item("A paper", "https://arxiv.org/abs/2606.00002", "guid-7", ""),
  };

  @TempDir Path folder;

  private static String on(int day) {
    return "<pubDate>%02d Jun 2026 08:00:00 GMT</pubDate>".formatted(day);
  }

  private static void store(OlderDatabase older, String id, String title) throws SQLException {
    older.paper(id, title, id.replaceFirst("^url:", ""), "blog", DAY);
  }

  private static void fill(String url) throws SQLException {
    try (OlderDatabase older = new OlderDatabase(url, "12")) {
      older.feed("blog", DAY);
      older.feed("arxiv", DAY);
      older.paper("url:https://www.nature.com/articles/s41586-026-1", "A page", "", "arxiv", DAY);
      store(older, "url:" + SITE + "1", "By name");
      store(older, "url:" + SITE + "2", "By name, undated");
      store(older, "url:" + SITE + "2b", "By name, edited");
      store(older, "url:" + SITE + "2c", "By name and $\\chi^2$~tests");
      store(older, "url:" + SITE + "3", "By link");
      store(older, "url:" + SITE.replaceFirst("/$", "") + "?p=4", "By web name");
      store(older, "url:" + SITE + "log", "Place one");
      store(older, "url:" + SITE + "shared", "Shared one");
      store(older, "url:" + SITE + "gone", "Gone for a while");
      older.paper("arxiv:2606.01234", "Mentioning", SITE + "5", "blog", DAY);
      older.paper("doi:10.1234/abc", "Mentioning a DOI", SITE + "6", "blog", DAY);
      store(older, "url:https://www.nature.com/articles/s41586-026-0", "A publisher's page");
      store(older, "doi:10.3389/x.1/full", "A full text");
      store(older, "arxiv:2606.00002", "A paper");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void itemsOfEveryIdentityAreNotPostedAgainAndWhatIsNewIs(TestDatabase kind) throws SQLException {
    fill(kind.url(folder));
    try (Scene scene = Scene.restarted(kind, folder);
        Blog blog = new Blog(scene, "blog")) {
      scene.type("subscribe feed:blog");
      scene.type("subscribe quasicrystal");

      for (int reading = 0; reading < 2; reading++) {
        assertThat(blog.read(ITEMS).isComplete()).isTrue();
        assertThat(blog.posted()).isEmpty();
      }
      assertThat(scene.type("show " + SITE + "1").cards())
          .extracting(card -> card.paper().toString())
          .containsExactly("url:" + SITE + "1");

      blog.read(
          item("Place three", SITE + "log#v3", "", on(15)),
          item("Shared four", SITE + "shared", "s-4", ""),
          item("Shared two, edited", SITE + "shared", "s-2", ""),
          item("Gone for a while", SITE + "gone", "guid-9", on(14)),
          item(
              "Mentioning as well", SITE + "7", "", "<description>arXiv:2606.01234</description>"));
      assertThat(blog.posted())
          .containsExactlyInAnyOrder("Place three", "Shared four", "Mentioning as well");

      scene.clock.advance(Duration.ofDays(1));
      scene.poll(scene.arxiv, Scene.paper("2606.01234", "Quasicrystal order"));
      assertThat(scene.type("show 2606.01234").cards())
          .extracting(Card::title)
          .containsExactly("Quasicrystal order");
      assertThat(blog.posted()).containsExactly("Quasicrystal order");
    }
  }

  @Test
  void linesOfAFileWhoseAddressesAreReadOtherwiseByNowAreNotPostedAgain() throws SQLException {
    fill(TestDatabase.SQLITE.url(folder));
    try (Scene scene = Scene.restarted(TestDatabase.SQLITE, folder)) {
      scene.type("subscribe page");
      PaperLines lines = new PaperLines("blog", scene.clock);
      assertThat(
              scene
                  .poll(
                      scene.arxiv,
                      announced(
                          lines,
                          "{'id':'https://www.nature.com/articles/s41586-026-1','title':'A page'}"),
                      announced(
                          lines,
                          "{'id':'https://www.nature.com/articles/s41586-026-2','title':'A new"
                              + " page'}"))
                  .alerts())
          .isEqualTo(1);
    }
  }

  private static Announcement announced(PaperLines lines, String json) {
    return ((FeedItem.Announced) lines.read(json.replace('\'', '"'), 1).orElseThrow())
        .announcement();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatIsLaterThanAllThatTheOlderVersionReadIsPosted(TestDatabase kind) throws SQLException {
    fill(kind.url(folder));
    try (Scene scene = Scene.restarted(kind, folder);
        Blog blog = new Blog(scene, "blog")) {
      scene.type("subscribe feed:blog");
      blog.read(
          item("Shared one", SITE + "shared", "s-1", on(15)),
          item("Shared two", SITE + "shared", "s-2", on(14)),
          item("Shared four", SITE + "shared", "s-4", on(15)),
          item("A new one", SITE + "new", "guid-10", ""));
      assertThat(blog.posted()).containsExactlyInAnyOrder("Shared four", "A new one");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatAnOlderVersionCouldNotReadIsNoNewsUnlessItIsDatedLater(TestDatabase kind)
      throws SQLException {
    fill(kind.url(folder));
    try (Scene scene = Scene.restarted(kind, folder);
        Blog blog = new Blog(scene, "blog")) {
      scene.type("subscribe feed:blog");
      String[] items = {
        item("Without a link", "", "guid-20", ""),
        item("Without a link, of before", "", "guid-21", on(12)),
        item("Without a link, of later", "", "guid-22", on(15)),
        item("With a link and a name, of before", SITE + "moved", "guid-23", on(12)),
        item("With a link, of before", SITE + "[x]", "", on(12)),
        item("With a link, of the same day", SITE + "late", "", on(14)),
        item("With a link, undated", SITE + "undated", "guid-24", ""),
        item("A paper of before", "https://arxiv.org/abs/2606.00003", "", on(12)),
      };

      blog.read(items);
      assertThat(blog.posted())
          .containsExactlyInAnyOrder(
              "Without a link, of later",
              "With a link, of the same day",
              "With a link, undated",
              "A paper of before");

      blog.read(items);
      assertThat(blog.posted()).isEmpty();
      blog.read(
          item("Without a link, new", "", "guid-25", ""),
          item("Without a link, told late", "", "guid-26", on(12)));
      assertThat(blog.posted())
          .containsExactlyInAnyOrder("Without a link, new", "Without a link, told late");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theFirstReadingOfAFeedThatAnOlderVersionCouldNotReadAtAllIsItsBaseline(TestDatabase kind)
      throws SQLException {
    try (OlderDatabase older = new OlderDatabase(kind.url(folder), "12")) {
      older.feed("blog", DAY);
      older.execute("UPDATE feeds SET malformed = 'item 1 has neither a link nor an id'");
      older.feed("empty", DAY);
    }
    try (Scene scene = Scene.restarted(kind, folder);
        Blog blog = new Blog(scene, "blog");
        Blog empty = new Blog(scene, "empty")) {
      scene.type("subscribe feed:blog, feed:empty");
      blog.read(item("Odd", SITE + "{1}", "", ""), item("Odd as well", SITE + "{2}", "g", on(12)));
      assertThat(blog.posted()).isEmpty();
      blog.read(item("New", SITE + "{3}", "", ""));
      assertThat(blog.posted()).containsExactly("New");

      empty.read(item("The first of all", SITE + "first", "", ""));
      assertThat(empty.posted()).containsExactly("The first of all");
    }
  }
}
