package dev.paperboy.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.paper.TldrOrigin;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PaperPagesTest {
  private static final String HOSTILE =
      "<script>alert(1)</script> \"><img src=x onerror=alert(2)> & ${1} {{7*7}}";
  private static RunningSite site;

  @BeforeAll
  static void announce(@TempDir Path folder) {
    site = new RunningSite(folder, RunningSite.TOKEN, true);
    site.scene.afterBaseline();
    site.scene.type("subscribe diffusion");
    Instant day = Instant.parse("2026-06-10T00:00:00Z");
    site.announce("2026-06-12", liked(3));
    site.announce("2026-06-14", liked(84));
    site.announce(
        "2026-06-15",
        Scene.paper("2606.14777", "Diffusion Transformers for Everyone")
            .abstractText("We train diffusion transformers on small machines.")
            .tldr("Small machines suffice.")
            .tldrOrigin(TldrOrigin.MACHINE)
            .authors(List.of(new Author("Ada Löwe", "Uni Köln"), new Author("Bo Li")))
            .categories(List.of("cs.LG"))
            .keywords(List.of("image generation"))
            .signals(new Signals(84, 2, "https://example.org/code", "javascript:alert(1)")),
        Paper.builder(PaperId.of("doi:10.1101/2026.01.02.123456"), "Folding Proteins", day),
        Paper.builder(PaperId.of("arxiv:hep-th/9901001"), "Strings of Old", day),
        Scene.paper("2606.66666", HOSTILE)
            .abstractText(HOSTILE)
            .tldr(HOSTILE)
            .authors(List.of(new Author(HOSTILE)))
            .keywords(List.of(HOSTILE))
            .comment(HOSTILE)
            .organization(HOSTILE));
    site.scene.drain();
    site.scene.poll(
        site.scene.huggingface,
        Scene.papers(1, 5, "Diffusion transformers on small machines, part"));
  }

  private static PaperBuilder liked(int upvotes) {
    return Scene.paper("2606.20000", "Gardens of Glass").signals(new Signals(upvotes, 0, "", ""));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Document document(String path, String... headers) throws Exception {
    HttpResponse<String> answer = site.get(path, headers);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body(), site.server.address());
  }

  @Test
  void aPaperStandsOnItsPageWithAllThatIsKnown() throws Exception {
    Document page = document("/papers/arxiv:2606.14777");
    assertThat(page.select("h1").text()).isEqualTo("Diffusion Transformers for Everyone");
    assertThat(page.select(".by li").eachText()).containsExactly("Ada Löwe (Uni Köln)", "Bo Li");
    assertThat(page.select(".by a").eachAttr("href"))
        .containsExactly("/papers/author/Ada%20L%C3%B6we", "/papers/author/Bo%20Li");
    assertThat(page.select(".abstract").text())
        .isEqualTo("We train diffusion transformers on small machines.");
    assertThat(page.select(".tldr").text()).contains("Small machines suffice.", "by a machine");
    assertThat(page.select(".actions a").eachText()).containsExactly("arXiv", "PDF", "Code");
    assertThat(page.select(".actions").text()).contains("▲ 84 upvotes", "2 comments");
    assertThat(page.select(".details").text()).contains("15 June 2026: new, from arXiv", "cs.LG");
    assertThat(page.select("#bibtex").text()).startsWith("@misc{lowe2026diffusion,");
    assertThat(page.select(".similar a")).isNotEmpty();
    assertThat(page.select("button[data-copies]").hasAttr("hidden")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/papers/2606.14777,/papers/arxiv:2606.14777",
    "/papers/2606.14777v2,/papers/arxiv:2606.14777",
    "/papers/arXiv:2606.14777,/papers/arxiv:2606.14777",
    "/papers/https:%2F%2Farxiv.org%2Fabs%2F2606.14777,/papers/arxiv:2606.14777",
    "/papers/2606.14777/bibtex,/papers/arxiv:2606.14777/bibtex",
    "/papers/10.1101/2026.01.02.123456,/papers/doi:10.1101%2F2026.01.02.123456",
    "/papers/doi:10.1101%2F2026.01.02.123456v1,/papers/doi:10.1101%2F2026.01.02.123456",
    "/papers/hep-th%2F9901001,/papers/arxiv:hep-th%2F9901001",
  })
  void anotherSpellingLeadsToTheAddressOfThePaper(String path, String address) throws Exception {
    HttpResponse<String> answer = site.get(path);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).isEqualTo(address);
    assertThat(site.get(address).statusCode()).isEqualTo(200);
  }

  @Test
  void slashesOfAnIdMayBeEncodedOrNot() throws Exception {
    assertThat(document("/papers/doi:10.1101%2F2026.01.02.123456").select("h1").text())
        .isEqualTo("Folding Proteins");
    assertThat(document("/papers/arxiv:hep-th/9901001").select("h1").text())
        .isEqualTo("Strings of Old");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/papers/arxiv:2606.99999",
        "/papers/nothing",
        "/papers/arxiv:",
        "/papers/author/Nobody%20At%20All",
        "/papers/author/%22",
        "/papers/../papers/nothing",
        "/papers/2606.99999/bibtex"
      })
  void whatIsNotThereIsToldOnAPage(String path) throws Exception {
    HttpResponse<String> answer = site.get(path);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(Jsoup.parse(answer.body()).select("main a")).isNotEmpty();
  }

  @Test
  void aCitationIsSentAsBibtex() throws Exception {
    HttpResponse<String> answer = site.get("/papers/arxiv:2606.14777/bibtex");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .isEqualTo("text/x-bibtex; charset=utf-8");
    assertThat(answer.body()).startsWith("@misc{lowe2026diffusion,\n").endsWith("}\n");
  }

  @Test
  void anAuthorsPapersAreListed() throws Exception {
    Document page = document("/papers/author/Ada%20L%C3%B6we");
    assertThat(page.select("h1").text()).isEqualTo("Papers by Ada Löwe");
    assertThat(page.select(".paper h2").eachText())
        .containsExactly("Diffusion Transformers for Everyone");
  }

  @Test
  void textsOfFeedsAreNeverMarkup() throws Exception {
    for (String path :
        List.of(
            "/papers/arxiv:2606.66666",
            "/papers/2026-06-15",
            "/papers/search?q=alert",
            "/papers/search?q=" + SitePaths.parameter(HOSTILE))) {
      Document page = Jsoup.parse(site.get(path).body());
      assertThat(page.select("script:not([src])")).isEmpty();
      assertThat(page.select("img, [onerror]")).isEmpty();
      assertThat(page.select("[href^=javascript]")).isEmpty();
      assertThat(page.text()).contains("alert(2)");
    }
  }

  @Test
  void wherePapersArePostedIsShownOnlyToThoseWhoMaySeeTheConsole() throws Exception {
    assertThat(document("/papers/arxiv:2606.14777").select(".postings")).isEmpty();
    Document own = document("/papers/arxiv:2606.14777", "Cookie", site.cookie());
    assertThat(own.select(".postings").text())
        .contains("#papers on console: Posted on 15 June 2026", "#1 diffusion: “")
        .contains("(title)");
    assertThat(document("/papers/arxiv:2606.14777").select(".postings, nav .aside")).isEmpty();
    assertThat(document("/papers/arxiv:2606.14777", "Cookie", "paperboy=wrong").select(".postings"))
        .isEmpty();
    assertThat(
            document("/papers/arxiv:2606.14777", "Authorization", "Bearer wrong")
                .select(".postings"))
        .isEmpty();
  }

  @Test
  void publicPagesMayBeKeptByOthersAndPagesOfTheOperatorMayNot() throws Exception {
    assertThat(site.get("/papers").headers().firstValue("Cache-Control").orElse(""))
        .isEqualTo("public, max-age=60");
    assertThat(
            site.get("/papers", "Cookie", site.cookie())
                .headers()
                .firstValue("Cache-Control")
                .orElse(""))
        .startsWith("private");
    assertThat(site.get("/papers").headers().firstValue("Vary").orElse("")).contains("Cookie");
  }

  @Test
  void upvotesOverTimeAreDrawnAndSaid() throws Exception {
    Document page = document("/papers/arxiv:2606.20000");
    assertThat(page.select("svg[role=img]").attr("aria-label"))
        .isEqualTo("From 3 on 12 June 2026 to 84 on 14 June 2026");
    assertThat(page.select("polyline").attr("points"))
        .startsWith("0.0,112.0 ")
        .endsWith(" 600,4.0");
    assertThat(document("/papers/arxiv:2606.14777").select(".chart"))
        .as("seen with one number only")
        .isEmpty();
    assertThat(document("/papers/doi:10.1101/2026.01.02.123456").select(".chart"))
        .as("without upvotes")
        .isEmpty();
  }
}
