package dev.paperboy.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import dev.paperboy.Scene;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.site.feed.FeedValidation;
import dev.paperboy.store.outbox.DeliveryStore;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedRoutesTest {
  private static final Request.User ANN = new Request.User("U1", "Ann", true);
  private static final Request.User BOB = new Request.User("U2", "Bob", false);
  private static RunningSite site;

  /** 260 papers of May, 3 of 12 June; today is Monday, 15 June. */
  @BeforeAll
  static void announce(@TempDir Path folder) {
    site = new RunningSite(folder);
    site.scene.afterBaseline();
    site.scene.type("subscribe diffusion");
    announceOnTwoDays();
    site.announce(
        "2026-06-12",
        Scene.paper("2606.00001", "Diffusion & <b>attention</b>")
            .abstractText("We diffuse.")
            .authors(List.of(new Author("Ada Löwe"), new Author("Bo Li")))
            .categories(List.of("cs.LG"))
            .signals(new Signals(5, 0, "", "")),
        Scene.paper("2606.00002", "Attention").signals(new Signals(84, 0, "", "")),
        Scene.paper("2606.00003", "Another"));
    site.scene.clock.set(Instant.parse("2026-06-15T12:00:00Z"));
    site.scene.drain();
  }

  private static void announceOnTwoDays() {
    site.announce("2026-05-11", mayPapers(0, 130));
    site.announce("2026-05-18", mayPapers(130, 260));
  }

  private static PaperBuilder[] mayPapers(int from, int until) {
    PaperBuilder[] papers = new PaperBuilder[until - from];
    for (int i = 0; i < papers.length; i++) {
      papers[i] = Scene.paper("2605.%05d".formatted(from + i), "Mayflower number " + (from + i));
    }
    return papers;
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Feed atom(String path) throws Exception {
    return FeedValidation.atom(site.page(path));
  }

  private static JsonNode json(String path) throws Exception {
    return FeedValidation.json(site.page(path));
  }

  private static List<String> titles(Feed feed) {
    return feed.getEntries().stream().map(Entry::getTitle).toList();
  }

  private static Optional<String> link(Feed feed, String relation) {
    return feed.getOtherLinks().stream()
        .filter(link -> link.getRel().equals(relation))
        .map(Link::getHref)
        .findFirst();
  }

  @Test
  void aQueryIsAFeedInBothFormats() throws Exception {
    String base = site.server.address();
    HttpResponse<String> answer = site.get("/papers.atom?q=diffusion");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/atom+xml; charset=utf-8");
    Feed feed = FeedValidation.atom(answer.body());
    assertThat(feed.getTitle()).isEqualTo("Papers: diffusion");
    assertThat(link(feed, "self")).hasValue(base + "/papers.atom?q=diffusion");
    assertThat(feed.getAlternateLinks().get(0).getHref())
        .isEqualTo(base + "/papers/search?q=diffusion");
    assertThat(titles(feed)).containsExactly("Diffusion & <b>attention</b>");
    Entry entry = feed.getEntries().get(0);
    assertThat(entry.getAlternateLinks().get(0).getHref())
        .isEqualTo(base + "/papers/arxiv:2606.00001");
    assertThat(entry.getOtherLinks().get(0).getHref())
        .isEqualTo("https://arxiv.org/abs/2606.00001");
    assertThat(entry.getSummary().getValue()).isEqualTo("We diffuse.");
    assertThat(entry.getAuthors()).extracting("name").containsExactly("Ada Löwe", "Bo Li");
    assertThat(entry.getCategories()).extracting("term").containsExactly("cs.LG");
    assertThat(entry.getUpdated()).isEqualTo(Instant.parse("2026-06-12T12:00:00Z"));
    HttpResponse<String> other = site.get("/papers.json?q=diffusion");
    assertThat(other.headers().firstValue("Content-Type"))
        .hasValue("application/feed+json; charset=utf-8");
    JsonNode json = FeedValidation.json(other.body());
    assertThat(json.path("feed_url").asText()).isEqualTo(base + "/papers.json?q=diffusion");
    assertThat(json.path("items").get(0).path("id").asText()).isEqualTo(entry.getId());
    assertThat(json.has("next_url")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?q=mayflower"})
  void archivesLeadThroughTheWholeHistoryAndDoNotMove(String query) throws Exception {
    List<String> pages = chain("/papers.atom" + query);
    List<String> seen = new ArrayList<>();
    for (String page : pages) {
      seen.addAll(titles(atom(page)));
    }
    assertThat(seen).contains("Mayflower number 0", "Mayflower number 259");
    assertThat(seen.stream().distinct()).hasSize(query.isEmpty() ? 263 : 260);
    List<String> archives = pages.subList(1, pages.size());
    assertThat(archives).hasSizeBetween(2, 3);
    for (String archive : archives) {
      String xml = site.page(archive);
      assertThat(xml).contains("<fh:archive xmlns:fh=\"http://purl.org/syndication/history/1.0\"");
      assertThat(link(FeedValidation.atom(xml), "current"))
          .hasValue(site.server.address() + "/papers.atom" + query);
    }
    assertThat(site.page(pages.get(0))).doesNotContain("fh:archive");
    assertThat(atom(archives.get(archives.size() - 1)).getId())
        .isEqualTo(atom(pages.get(0)).getId());
    String next = json("/papers.json" + query).path("next_url").asText();
    assertThat(next).isEqualTo(site.server.address() + archives.get(0).replace(".atom", ".json"));
  }

  /** Returns the paths from a feed to its last archive. */
  private static List<String> chain(String path) throws Exception {
    List<String> paths = new ArrayList<>();
    for (Optional<String> next = Optional.of(path); next.isPresent(); ) {
      paths.add(next.get());
      next =
          link(atom(next.get()), "prev-archive")
              .map(address -> address.substring(site.server.address().length()));
    }
    return paths;
  }

  @Test
  void aDayAWeekAndAMonthAreFeeds() throws Exception {
    assertThat(titles(atom("/papers/2026-06-12.atom")))
        .containsExactly("Diffusion & <b>attention</b>", "Attention", "Another");
    assertThat(json("/papers/2026-06-12.json").path("items")).hasSize(3);
    assertThat(titles(atom("/papers/week/2026-W24.atom"))).hasSize(3);
    assertThat(atom("/papers/2026-06-13.atom").getEntries()).isEmpty();
    Feed first = atom("/papers/month/2026-05.atom");
    Feed third = atom("/papers/month/2026-05.atom?page=3");
    assertThat(titles(first)).hasSize(100);
    assertThat(titles(third)).hasSize(60);
    assertThat(link(first, "next"))
        .hasValue(site.server.address() + "/papers/month/2026-05.atom?page=2");
    assertThat(link(third, "next")).isEmpty();
    assertThat(link(third, "previous"))
        .hasValue(site.server.address() + "/papers/month/2026-05.atom?page=2");
  }

  @Test
  void whatIsTrendingIsAFeedInTheOrderOfThePage() throws Exception {
    assertThat(titles(atom("/papers/trending.atom?span=week")))
        .containsExactly("Attention", "Diffusion & <b>attention</b>");
    assertThat(titles(atom("/papers/trending.atom?span=month&q=diffusion")))
        .containsExactly("Diffusion & <b>attention</b>");
    assertThat(json("/papers/trending.json").path("items")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/papers.atom", "/papers.json?q=diffusion", "/papers/2026-06-12.atom"})
  void anUnchangedFeedIsAnswered304(String path) throws Exception {
    HttpResponse<String> first = site.get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    String date = first.headers().firstValue("Last-Modified").orElseThrow();
    assertThat(site.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(site.get(path, "If-None-Match", "W/" + tag).statusCode()).isEqualTo(304);
    assertThat(site.get(path, "If-Modified-Since", date).statusCode()).isEqualTo(304);
    assertThat(site.get(path, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
    assertThat(site.get(path, "If-None-Match", "\"x\"", "If-Modified-Since", date).statusCode())
        .isEqualTo(200);
    assertThat(site.get(path, "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
    HttpResponse<String> head = site.head(path);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).hasValue(tag);
  }

  @Test
  void aChangedFeedIsAnswered200(@TempDir Path folder) throws Exception {
    try (RunningSite other =
        new RunningSite(folder, RunningSite.TOKEN, true, "https://papers.example.org")) {
      other.announce("2026-06-12", Scene.paper("2606.00001", "First"));
      HttpResponse<String> before = other.get("/papers.atom");
      assertThat(before.body())
          .contains("href=\"https://papers.example.org/papers/arxiv:2606.00001\"");
      assertThat(before.headers().firstValue("Cache-Control")).hasValue("public, max-age=60");
      String tag = before.headers().firstValue("ETag").orElseThrow();
      String date = before.headers().firstValue("Last-Modified").orElseThrow();
      // Within the same second: the clock stands still.
      other.announce("2026-06-12", Scene.paper("2606.00002", "Second"));
      assertThat(other.get("/papers.atom", "If-None-Match", tag).statusCode()).isEqualTo(200);
      assertThat(other.get("/papers.atom", "If-Modified-Since", date).statusCode()).isEqualTo(200);
      assertThat(titles(FeedValidation.atom(other.page("/papers.atom"))))
          .containsExactlyInAnyOrder("First", "Second");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/papers.atom?q=(diffusion, 400, Here: ",
    "/papers.json?q=-diffusion, 400, ''",
    "/papers/trending.atom?q=title:, 400, Here: ",
    "/papers/trending.json?span=year, 400, 'day, week, month, now'",
    "/papers.atom?month=2026-13, 400, month=2026-03",
    "/papers.atom?month=2026-05&part=4, 404, no such archive",
    "/papers/2026-02-30.atom, 404, no such day",
    "/papers/2026-06-16.atom, 404, no such day",
    "/papers/week/2026-W99.json, 404, no such week",
    "/channels/guess.atom, 404, no feed at this address",
    "/channels/guess.json, 404, no feed at this address"
  })
  void mistakesAreToldAsText(String path, int status, String words) throws Exception {
    HttpResponse<String> answer = site.get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
    assertThat(answer.body()).contains(words).doesNotContain("<", "{");
  }

  @Test
  void aPaperWhoseIdEndsLikeAFeedKeepsItsPage() throws Exception {
    assertThat(site.get("/papers/doi:10.1234%2F2026-01-02.json").statusCode()).isEqualTo(404);
    assertThat(site.get("/papers/doi:10.1234%2F2026-01-02.json").body())
        .contains("This paper has not been seen");
  }

  @Test
  void pagesLeadToTheFeedsOfWhatTheyShow() throws Exception {
    assertThat(feedsOf("/papers/search?q=diffusion+models"))
        .containsExactly("/papers.atom?q=diffusion+models", "/papers.json?q=diffusion+models");
    assertThat(feedsOf("/papers/2026-06-12"))
        .containsExactly(
            "/papers.atom", "/papers.json", "/papers/2026-06-12.atom", "/papers/2026-06-12.json");
    assertThat(feedsOf("/papers/trending?span=day&q=a+b"))
        .containsExactly(
            "/papers/trending.atom?span=day&q=a+b", "/papers/trending.json?span=day&q=a+b");
    for (String path : feedsOf("/papers/week/2026-W24")) {
      assertThat(site.get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(Jsoup.parse(site.page("/papers/trending")).select(".offers a").eachAttr("href"))
        .containsExactly("/papers/trending.atom?span=week", "/papers/trending.json?span=week");
  }

  private static List<String> feedsOf(String path) throws Exception {
    return Jsoup.parse(site.page(path)).select("link[rel=alternate]").eachAttr("href");
  }

  @Test
  void feedsAreGuardedAsPagesAreButChannelsByTheirSecret(@TempDir Path folder) throws Exception {
    try (RunningSite other = new RunningSite(folder, RunningSite.TOKEN, false)) {
      other.scene.clock.set(Instant.parse("2026-06-15T12:00:00Z"));
      for (String path :
          List.of("/papers.atom", "/papers/2026-06-12.json", "/papers/trending.atom")) {
        assertThat(other.get(path, "Accept", "*/*").statusCode()).as(path).isEqualTo(401);
        assertThat(other.get(path, "Authorization", "Bearer " + RunningSite.TOKEN).statusCode())
            .isEqualTo(200);
      }
      assertThat(other.get(feedOf(other.scene.type("feed")), "Accept", "*/*").statusCode())
          .isEqualTo(200);
      assertThat(other.get("/channels/x.atom", "Accept", "*/*").statusCode()).isEqualTo(404);
    }
  }

  /** Returns the path of the Atom feed that a reply shows. */
  private static String feedOf(Reply reply) {
    Matcher matcher =
        Pattern.compile("`https://papers\\.example\\.org(/channels/([\\w-]{32})\\.atom)`")
            .matcher(reply.text());
    assertThat(matcher.find()).as(reply.text()).isTrue();
    assertThat(reply.text()).contains(matcher.group(2) + ".json");
    assertThat(reply.ephemeral()).isTrue();
    return matcher.group(1);
  }

  @Test
  void aChannelIsAFeedAtASecretAddressThatCanBeReplaced() throws Exception {
    Scene scene = site.scene;
    assertThat(scene.type(Scene.PAPERS, BOB, "feed").text()).startsWith("Only people who manage");
    assertThat(scene.type(Scene.PAPERS, BOB, "feed new").ephemeral()).isTrue();
    assertThat(scene.type("feed old").text()).contains("`/papers feed new`");
    String path = feedOf(scene.type("feed"));
    HttpResponse<String> answer = site.get(path);
    Feed feed = FeedValidation.atom(answer.body());
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    assertThat(feed.getTitle()).isEqualTo("Papers in papers");
    assertThat(titles(feed)).containsExactly("Diffusion & <b>attention</b>");
    assertThat(feed.getUpdated()).isEqualTo(Instant.parse("2026-06-15T12:00:00Z"));
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(site.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(scene.type("feed").text())
        .startsWith(
            "This channel has a feed. Its address was shown to Ann on 15 Jun 2026 12:00 UTC")
        .doesNotContain("/channels/");
    String other = feedOf(scene.type(Scene.PAPERS, ANN, "feed new"));
    assertThat(other).isNotEqualTo(path);
    HttpResponse<String> gone = site.get(path);
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body()).isEqualTo(site.get("/channels/guess.atom").body());
    assertThat(FeedValidation.atom(site.page(other)).getId()).isEqualTo(feed.getId());
    assertThat(json(other.replace(".atom", ".json")).path("items")).hasSize(1);
    assertThat(scene.type("history").text()).contains("New feed address by Ann");
  }

  @Test
  void whatIsDeliveredIsInTheChannelsFeedAndItsArchives(@TempDir Path folder) throws Exception {
    try (RunningSite other = new RunningSite(folder)) {
      Scene scene = other.scene;
      scene.afterBaseline();
      scene.platform.cardsPerMessage = 50;
      scene.type("settings cap 1000");
      scene.type("settings daily 1000");
      scene.type("subscribe mamba");
      other.announce("2026-06-12", Scene.papers(0, 230, "Mamba"));
      while (scene.database.read(at -> new DeliveryStore().countDelivered(at, 1)) < 230) {
        scene.drain();
      }
      String path = feedOf(scene.type("feed"));
      Feed latest = FeedValidation.atom(other.page(path));
      Feed second = FeedValidation.atom(other.page(path + "?archive=2"));
      Feed first = FeedValidation.atom(other.page(path + "?archive=1"));
      assertThat(link(latest, "prev-archive"))
          .hasValue(other.server.address() + path + "?archive=2");
      assertThat(link(second, "prev-archive"))
          .hasValue(other.server.address() + path + "?archive=1");
      assertThat(link(first, "prev-archive")).isEmpty();
      List<String> all = new ArrayList<>(titles(latest));
      all.addAll(titles(second));
      all.addAll(titles(first));
      assertThat(all.stream().distinct()).hasSize(230);
      assertThat(other.get(path + "?archive=3").statusCode()).isEqualTo(404);
      assertThat(titles(first)).hasSize(100);
    }
  }

  @Test
  void idsDoNotDependOnTheAddress() throws Exception {
    String id = atom("/papers.atom?q=diffusion").getEntries().get(0).getId();
    assertThat(id).startsWith("urn:uuid:");
    assertThat(atom("/papers/2026-06-12.atom").getEntries()).extracting("id").contains(id);
    assertThat(atom("/papers.atom?q=diffusion").getId())
        .isNotEqualTo(atom("/papers.atom?q=attention").getId());
  }
}
