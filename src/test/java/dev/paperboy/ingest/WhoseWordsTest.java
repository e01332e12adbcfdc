package dev.paperboy.ingest;

import static dev.paperboy.Scene.paper;
import static dev.paperboy.ingest.Blog.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.card.Card;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Provenance;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A paper is known by its own words, whoever spoke of it first. */
final class WhoseWordsTest {
  private static final String ARXIV = "https://arxiv.org/abs/2606.01234";
  private static final String FRIDAY = "Friday links";
  private static final String ORDER = "Quasicrystal order in alloys";

  @TempDir Path folder;
  private Blog blog;

  @BeforeEach
  void open() {
    blog = new Blog(folder);
    blog.scene.type("subscribe quasicrystal");
    blog.scene.type("subscribe links");
  }

  @AfterEach
  void close() {
    blog.close();
    blog.scene.close();
  }

  private static PaperBuilder order() {
    return paper("2606.01234", ORDER)
        .abstractText("Alloys of aluminium.")
        .authors(List.of(new Author("Ada Example")))
        .categories(List.of("cond-mat.mtrl-sci"));
  }

  private Paper stored(String id) {
    return blog.scene
        .database
        .<Optional<StoredPaper>>read(t -> new PaperStore().find(t, PaperId.of(id)))
        .orElseThrow()
        .paper();
  }

  private static String post(String body) {
    return item(
        FRIDAY,
        "https://blog.example.org/friday",
        "",
        "<dc:creator>Bob Blogger</dc:creator><description>" + body + "</description>");
  }

  private List<String> found(String query) {
    return blog.scene.type("search " + query).cards().stream().map(Card::title).toList();
  }

  @Test
  void aPostThatMentionsAPaperIsAnItemOfItsOwnAndThePaperComesLater() {
    for (String body :
        List.of(
            "New: arXiv:2606.01234!",
            "See &lt;a href='" + ARXIV + "'&gt;this&lt;/a&gt;",
            "https://doi.org/10.48550/arXiv.2606.01234")) {
      blog.read(post(body));
    }
    assertThat(blog.posted()).containsExactly(FRIDAY);

    blog.scene.poll(blog.scene.arxiv, order());

    assertThat(blog.posted()).containsExactly(ORDER);
    assertThat(blog.scene.type("show 2606.01234").cards())
        .extracting(Card::title)
        .containsExactly(ORDER);
    assertThat(stored("arxiv:2606.01234").feeds()).containsExactly("arxiv");
  }

  @Test
  void relatedLinksOfAtomAndEnclosuresAreMentionsToo() {
    blog.readDocument(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>B</title><id>urn:b</id>"
            + "<updated>2026-06-15T00:00:00Z</updated><entry><id>tag:blog.example.org,2026:1</id>"
            + "<title>"
            + FRIDAY
            + "</title><updated>2026-06-15T00:00:00Z</updated>"
            + "<link rel='alternate' href='https://blog.example.org/friday'/>"
            + "<link rel='related' href='"
            + ARXIV
            + "'/><link rel='via' href='https://doi.org/10.1234/a'/>"
            + "<link rel='enclosure' href='https://arxiv.org/pdf/2606.01234'/></entry></feed>");
    assertThat(blog.posted()).containsExactly(FRIDAY);
    assertThat(stored("item:tag:blog.example.org,2026:1").authors()).isEmpty();

    blog.scene.poll(blog.scene.arxiv, order());

    assertThat(blog.posted()).containsExactly(ORDER);
  }

  @Test
  void aMentionOfADoiIsNoPaperEither() {
    blog.read(post("doi:10.1101/2026.06.02.123456 is out"));
    assertThat(blog.posted()).containsExactly(FRIDAY);
    PaperId id = PaperId.of("doi:10.1101/2026.06.02.123456");
    blog.scene.poll(blog.scene.arxiv, Paper.builder(id, ORDER, blog.scene.clock.instant()));
    assertThat(blog.posted()).containsExactly(ORDER);
  }

  @Test
  void aMentionAfterThePaperChangesNothingOfIt() {
    blog.scene.poll(blog.scene.arxiv, order());
    blog.posted();
    Paper before = stored("arxiv:2606.01234");
    blog.read(post("On arXiv:2606.01234v7"));
    assertThat(blog.posted()).containsExactly(FRIDAY);
    assertThat(stored("arxiv:2606.01234")).isEqualTo(before);
  }

  @Test
  void aMentionInTheFirstReadingOfAFeedKeepsNoPaperBack() {
    try (Blog other = new Blog(blog.scene, "other")) {
      other.read(post("arXiv:2606.01234"), item("Cool", ARXIV, "", ""));
      assertThat(blog.posted()).isEmpty();
      blog.scene.poll(blog.scene.arxiv, order());
      assertThat(blog.posted()).containsExactly(ORDER);
    }
  }

  @Test
  void theTitleOfALinkStandsUntilThePaperSpeaksForItself() {
    String link =
        item(
            "A gem of links",
            ARXIV + "v2",
            "https://blog.example.org/1",
            "<dc:creator>Bob Blogger</dc:creator><category>News</category>"
                + "<description>Bob's own words</description>");
    blog.read(link, post("and arXiv:2606.01234"));
    assertThat(blog.posted()).containsExactlyInAnyOrder("A gem of links", FRIDAY);

    blog.scene.poll(blog.scene.arxiv, order());

    Paper known = stored("arxiv:2606.01234");
    assertThat(known.title()).isEqualTo(ORDER);
    assertThat(known.abstractText()).isEqualTo("Alloys of aluminium.");
    assertThat(known.authors()).containsExactly(new Author("Ada Example"));
    assertThat(known.categories()).containsExactly("cond-mat.mtrl-sci");
    assertThat(known.version()).isEqualTo(1);
    assertThat(known.feeds()).containsExactly("arxiv", "blog");
    assertThat(blog.posted()).as("the channel has the paper").isEmpty();
    assertThat(found("quasicrystal")).containsExactly(ORDER);
    assertThat(found("gem")).isEmpty();
    assertThat(blog.scene.platform.edited)
        .as("the message shows the paper as it is")
        .anySatisfy(
            message -> assertThat(message.cards()).extracting(Card::title).containsExactly(ORDER));

    blog.read(link.replace("gem", "pearl"), link.replace(ARXIV + "v2", ARXIV + "v3"));
    assertThat(stored("arxiv:2606.01234")).isEqualTo(known);
  }

  @Test
  void thoseWhoWantThePaperForItsOwnWordsGetItWhenTheyCome() {
    blog.scene.type("unsubscribe 2");
    blog.read(item("A gem", ARXIV, "", ""));
    assertThat(blog.posted()).isEmpty();
    blog.scene.poll(blog.scene.arxiv, order());
    assertThat(blog.posted()).containsExactly(ORDER);
    blog.scene.poll(blog.scene.huggingface, order().title("Quasicrystal order, otherwise"));
    assertThat(blog.posted()).isEmpty();
    assertThat(stored("arxiv:2606.01234").title()).isEqualTo(ORDER);
  }

  @Test
  void aPublishersFeedSpeaksForItsPapers() {
    try (Blog links = new Blog(blog.scene, "links")) {
      links.read();
      links.read(item("A gem of links", "https://doi.org/10.1234/maps.5", "", ""));
      blog.read(
          item(
              ORDER,
              "https://blog.example.org/articles/5",
              "",
              "<prism:doi>10.1234/maps.5</prism:doi>"));
      assertThat(stored("doi:10.1234/maps.5").title()).isEqualTo(ORDER);
      assertThat(stored("doi:10.1234/maps.5").url())
          .isEqualTo("https://blog.example.org/articles/5");
      blog.read(item("Other words", "https://www.example.org/doi/10.1234/maps.5", "", ""));
      assertThat(stored("doi:10.1234/maps.5").title()).isEqualTo(ORDER);
    }
  }

  @Test
  void aSiteThatHasPagesOnPreprintsDoesNotSpeakForThem() {
    PaperId id = PaperId.of("doi:10.1101/2026.06.02.123456");
    blog.read(item("An evaluation", "https://www.example.org/activity/" + id.local(), "", ""));
    assertThat(stored(id.toString()).provenance()).isEqualTo(Provenance.REFERRER);
    blog.scene.poll(blog.scene.arxiv, Paper.builder(id, ORDER, blog.scene.clock.instant()));
    assertThat(stored(id.toString()).title()).isEqualTo(ORDER);
  }

  @Test
  void wordsThatAnOlderVersionTookFromAPostAreReplacedByTheNextReading() {
    PaperBuilder spoiled =
        paper("2606.01234", FRIDAY)
            .abstractText("Bob's own words")
            .authors(List.of(new Author("Bob Blogger")))
            .url("https://blog.example.org/friday")
            .provenance(Provenance.UNKNOWN);
    blog.scene.poll(blog.scene.huggingface, spoiled);
    blog.scene.poll(blog.scene.arxiv, spoiled);
    assertThat(blog.posted()).containsExactly(FRIDAY);
    blog.scene.type("subscribe aluminium");
    try (Blog links = new Blog(blog.scene, "links")) {
      links.read();
      links.read(item("A gem", ARXIV, "", ""));
    }
    assertThat(stored("arxiv:2606.01234").title()).as("a link mends nothing").isEqualTo(FRIDAY);

    blog.scene.poll(blog.scene.arxiv, order());

    Paper repaired = stored("arxiv:2606.01234");
    assertThat(repaired.title()).isEqualTo(ORDER);
    assertThat(repaired.abstractText()).isEqualTo("Alloys of aluminium.");
    assertThat(repaired.authors()).containsExactly(new Author("Ada Example"));
    assertThat(repaired.url()).isEqualTo(ARXIV);
    assertThat(found("bob")).isEmpty();
    assertThat(blog.posted()).as("the channel has it").isEmpty();
  }

  @Test
  void wordsOfUnknownOriginGiveWayToNoOlderVersionAndKeepWhatTheNewOnesLack() {
    PaperBuilder revised =
        order().version(2).provenance(Provenance.UNKNOWN).url(ARXIV).title("Order, revised");
    blog.scene.poll(blog.scene.arxiv, revised);
    blog.scene.poll(blog.scene.huggingface, order());
    assertThat(stored("arxiv:2606.01234").title()).isEqualTo("Order, revised");
    blog.scene.poll(
        blog.scene.arxiv,
        blog.scene.announce(
            blog.scene.arxiv, AnnounceType.REPLACE, paper("2606.01234", ORDER).version(2)));
    assertThat(stored("arxiv:2606.01234").title()).isEqualTo(ORDER);
    assertThat(stored("arxiv:2606.01234").abstractText()).isEqualTo("Alloys of aluminium.");
  }
}
