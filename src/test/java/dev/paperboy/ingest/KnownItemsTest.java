package dev.paperboy.ingest;

import static dev.paperboy.ingest.Blog.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.card.Card;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which items of a feed are one item, and which are posts of their own. */
final class KnownItemsTest {
  private static final String LINK = "https://blog.example.org/log";

  @TempDir Path folder;
  private Blog blog;

  @BeforeEach
  void open() {
    blog = new Blog(folder);
    blog.scene.type("subscribe feed:blog");
  }

  @AfterEach
  void close() {
    blog.close();
    blog.scene.close();
  }

  private static String on(int day) {
    return "<pubDate>%02d Jun 2026 08:00:00 GMT</pubDate>".formatted(day);
  }

  private void assertShown(String spelling, String title) {
    assertThat(blog.scene.type("show " + spelling).cards())
        .as(spelling)
        .extracting(Card::title)
        .containsExactly(title);
  }

  @Test
  void itemsOfOneLinkAndThreeNamesAreThreePosts() {
    String[] items =
        IntStream.rangeClosed(1, 3)
            .mapToObj(i -> item("Entry " + i, LINK, "id-" + i, ""))
            .toArray(String[]::new);
    blog.read(items);
    assertThat(blog.posted()).containsExactlyInAnyOrder("Entry 1", "Entry 2", "Entry 3");
    blog.read(items);
    assertThat(blog.posted()).isEmpty();
    assertShown("item:blog/id-2", "Entry 2");
  }

  @Test
  void placesOnOnePageAreItemsWhereTheyHaveNoNames() {
    blog.read(item("One", LINK + "#v1", "", ""), item("Two", LINK + "/#v2", "", ""));
    assertThat(blog.posted()).containsExactlyInAnyOrder("One", "Two");
    assertShown(LINK + "#v1", "One");
    assertShown("<" + LINK + "/#v2>", "Two");
    blog.read(
        item("One", LINK + "?utm_source=feed#v1", "", ""), item("Three", LINK + "#v3", "", ""));
    assertThat(blog.posted()).containsExactly("Three");
  }

  @Test
  void anItemNeedsNoLink() {
    FeedPoller.Outcome outcome =
        blog.read(
            item("A note", "", "note 1", "<description>Words</description>"),
            item("A web name", "", "https://blog.example.org/?p=7", ""),
            item("", "", "note 3", "<description>Only words</description>"),
            item("Nothing to know it by", "", "", ""));
    assertThat(outcome.isComplete()).isTrue();
    assertThat(blog.posted()).containsExactlyInAnyOrder("A note", "A web name", "Only words");
    assertShown("item:blog/note%201", "A note");
    assertShown("https://blog.example.org/?p=7", "A web name");
  }

  @Test
  void whatHasANameIsFoundByItsAddressToo() {
    blog.read(item("A post", "https://blog.example.org/posts/1/", "tag:example.org,2026:1", ""));
    assertShown("item:tag:example.org,2026:1", "A post");
    assertShown("https://blog.example.org/posts/1", "A post");
    assertShown("(http://blog.example.org/posts/1?utm_source=x#comments).", "A post");
    assertThat(blog.scene.type("why https://blog.example.org/posts/1").text())
        .contains("“A post”", "which is `item:tag:example.org,2026:1`");
  }

  @Test
  void aNameThatOnlyItsFeedKnowsIsNotThatOfAnotherFeed() {
    blog.scene.type("subscribe feed:other");
    try (Blog other = new Blog(blog.scene, "other")) {
      other.read();
      blog.read(
          item("Mine", LINK + "/1", "7", ""),
          item("Everybody's", LINK + "/2", "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", ""));
      other.read(
          item("Theirs", LINK + "/3", "7", ""),
          item("Again", LINK + "/4", "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", ""));
    }
    assertThat(blog.posted()).containsExactlyInAnyOrder("Mine", "Everybody's", "Theirs");
  }

  @Test
  void aNameThatAllItemsHaveNamesNone() {
    blog.read(
        item("One", LINK + "/1", "https://blog.example.org/", ""),
        item("Two", LINK + "/2", "https://blog.example.org/", ""));
    assertThat(blog.posted()).containsExactlyInAnyOrder("One", "Two");
    blog.read(
        item("Two", LINK + "/2", "https://blog.example.org/", ""),
        item("Three", LINK + "/3", "https://blog.example.org/", ""));
    assertThat(blog.posted()).containsExactly("Three");
    blog.read(item("Three", LINK + "/3", "https://blog.example.org/", ""));
    assertThat(blog.posted()).isEmpty();
    blog.scene.clock.advance(Duration.ofDays(2));
    blog.read(item("Four", LINK + "/4", "https://blog.example.org/", on(17)));
    assertThat(blog.posted()).as("alone, dated after the others").containsExactly("Four");
  }

  @Test
  void aNameThatEachNewItemTakesOverNamesNone() {
    blog.read(item("One", LINK + "/1", "latest", on(1)));
    blog.read(item("Two", LINK + "/2", "latest", on(2)));
    blog.read(item("Two", LINK + "/2", "latest", on(2)));
    blog.read(item("Three", LINK + "/3", "latest", on(3)));
    assertThat(blog.posted()).containsExactlyInAnyOrder("One", "Two", "Three");
  }

  @Test
  void anItemThatMovesIsTheSame() {
    blog.read(item("A post", LINK + "/draft", "1", on(1)));
    blog.read(item("A post, corrected", LINK + "/final", "1", on(1)));
    blog.read(item("A post", LINK + "/other", "1", on(2)));
    assertThat(blog.posted()).containsExactly("A post");
    assertShown(LINK + "/final", "A post");
  }

  @Test
  void namesThatChangeAtEveryReadingAreSeenThrough() {
    for (int reading = 1; reading <= 3; reading++) {
      blog.read(
          item("One", LINK + "/1", "r" + reading + "-1", on(1)),
          item("Two", LINK + "/2", "r" + reading + "-2", ""),
          item("Three", LINK + "/3", "https://blog.example.org/?s=" + reading, ""));
      blog.scene.clock.advance(Duration.ofHours(1));
    }
    assertThat(blog.posted()).containsExactlyInAnyOrder("One", "Two", "Three");
  }

  @Test
  void namesAndDatesThatChangeAtEveryReadingAreSeenThroughWhereAllDo() {
    for (int reading = 1; reading <= 3; reading++) {
      blog.read(
          item("One", LINK + "/1", "r" + reading + "-1", on(reading)),
          item("Two", LINK + "/2", "r" + reading + "-2", on(reading)));
    }
    assertThat(blog.posted()).containsExactlyInAnyOrder("One", "Two");
  }

  @Test
  void theSameTitleAgainIsNewsOnAnotherDayOrBesideTheOldOne() {
    blog.read(item("Update", LINK, "1", on(1)));
    blog.read(item("Update", LINK, "2", on(2)));
    blog.read(item("Update", LINK, "2", on(2)), item("Update", LINK, "3", on(2)));
    assertThat(blog.posted()).hasSize(3);
    blog.read(item("Update", LINK, "3", on(2)), item("Upgrade", LINK, "4", on(2)));
    assertThat(blog.posted()).containsExactly("Upgrade");
  }

  @Test
  void aSharedLinkOfUndatedItemsIsReadByTheirNames() {
    blog.read(item("One", LINK, "1", ""));
    blog.read(item("Two", LINK, "2", ""));
    assertThat(blog.posted()).containsExactlyInAnyOrder("One", "Two");
    assertThat(blog.read(item("Two", LINK, "2", "")).papers()).isZero();
    List<String> again = blog.posted();
    assertThat(again).isEmpty();
  }
}
