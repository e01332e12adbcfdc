package dev.paperboy.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchPagesTest {
  private static RunningSite site;

  @BeforeAll
  static void announce(@TempDir Path folder) {
    site = new RunningSite(folder);
    List<PaperBuilder> papers = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      papers.add(
          Scene.paper("2606.%05d".formatted(100 + i), "Quantization study " + i)
              .categories(List.of(i % 3 == 0 ? "cs.CL" : "cs.LG"))
              .signals(new Signals(i, 0, "", "")));
    }
    papers.add(Scene.paper("2606.14777", "Diffusion ships"));
    papers.add(Scene.paper("2606.14778", "Boats in diffusion").categories(List.of("cs.CV")));
    site.announce("2026-06-15", papers.toArray(PaperBuilder[]::new));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Document document(String path) throws Exception {
    return Jsoup.parse(site.page(path));
  }

  private static List<String> titles(Document page) {
    return page.select(".paper h2").eachText();
  }

  @Test
  void aSearchListsItsPapersInPagesWithTheWordsMarked() throws Exception {
    Document first = document("/papers/search?q=quantization");
    assertThat(first.select("#q").attr("value")).isEqualTo("quantization");
    assertThat(first.select(".count").text()).isEqualTo("45 papers, 1 to 20");
    assertThat(titles(first)).hasSize(20);
    assertThat(first.select(".paper mark").eachText()).contains("Quantization");
    List<String> all = new ArrayList<>(titles(first));
    all.addAll(titles(document("/papers/search?q=quantization&page=2")));
    Document last = document("/papers/search?q=quantization&page=3");
    all.addAll(titles(last));
    assertThat(all).hasSize(45).doesNotHaveDuplicates();
    assertThat(last.select("a[rel=next]")).isEmpty();
    assertThat(document("/papers/search?q=quantization&page=4").select(".empty").text())
        .isEqualTo("There is no such page of this list.");
  }

  @Test
  void theOrderIsChosenByALinkOrTypedAsInChat() throws Exception {
    assertThat(titles(document("/papers/search?q=quantization&sort=upvotes")))
        .startsWith("Quantization study 44", "Quantization study 43");
    assertThat(titles(document("/papers/search?q=quantization+sort:upvotes")))
        .startsWith("Quantization study 44", "Quantization study 43");
    assertThat(document("/papers/search?q=quantization&sort=upvotes").select(".orders").text())
        .isEqualTo("Best first Newest first Most upvotes first");
  }

  @Test
  void facetsLeadToNarrowerSearches() throws Exception {
    Document page = document("/papers/search?q=quantization");
    String narrower = page.select(".facets a:contains(cs.CL)").attr("href");
    assertThat(page.select(".facets a:contains(cs.CL)").text()).isEqualTo("cs.CL 15");
    assertThat(document(narrower).select(".count").text()).isEqualTo("15 papers");
  }

  @Test
  void aTypingErrorIsSeenThroughAndSaid() throws Exception {
    Document page = document("/papers/search?q=quantizatoin");
    assertThat(page.select(".notice").text())
        .isEqualTo("Showing results for “quantization”; no paper matches “quantizatoin”.");
    assertThat(titles(page)).hasSize(20);
    assertThat(page.select("a[rel=next]").attr("href"))
        .isEqualTo("/papers/search?q=quantization&page=2");
  }

  @Test
  void papersThatMeanTheSameFollowAndEachSaysWhichItIs() throws Exception {
    Document page = document("/papers/search?q=diffusion+ships");
    assertThat(page.select(".count").text())
        .isEqualTo("1 paper says it, 1 more is close in meaning");
    assertThat(titles(page)).containsExactly("Diffusion ships", "Boats in diffusion");
    assertThat(page.select(".paper .note").eachText())
        .containsExactly("Says it", "Close in meaning");
    Document none = document("/papers/search?q=diffusion+ships+cat:cs.CV");
    assertThat(none.select(".count").text()).isEqualTo("1 paper");
    assertThat(none.select(".notice").text())
        .isEqualTo(
            "No paper says all of “diffusion ships cat:cs.CV”. These are close in meaning"
                + " or have some of the words.");
    assertThat(document("/papers/search?q=%22diffusion+ships%22").select(".paper .note")).isEmpty();
    assertThat(titles(document("/papers/search?q=diffusion+ships&sort=newest")))
        .containsExactly("Diffusion ships");
  }

  @Test
  void aMistakeIsAnsweredWithItsPlaceAndASuggestion() throws Exception {
    HttpResponse<String> answer = site.get("/papers/search?q=(diffusion");
    assertThat(answer.statusCode()).isEqualTo(400);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("[role=alert] p").first()).isNotNull();
    assertThat(page.select("[role=alert] code .place")).hasSize(1);
    assertThat(page.select("[role=alert] a").attr("href")).startsWith("/papers/search?q=");
    assertThat(page.select("#q").attr("value")).isEqualTo("(diffusion");
  }

  @Test
  void anIdLeadsToItsPaper() throws Exception {
    for (String typed : List.of("2606.14777", "arxiv.org/abs/2606.14777v3")) {
      HttpResponse<String> answer = site.get("/papers/search?q=" + SitePaths.parameter(typed));
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location").orElse(""))
          .isEqualTo("/papers/arxiv:2606.14777");
    }
  }

  @Test
  void nothingFoundAndNothingTypedSayWhatToDo() throws Exception {
    assertThat(document("/papers/search?q=zzzzqqqq").select(".notice").text())
        .startsWith("No paper matches “zzzzqqqq”.");
    assertThat(document("/papers/search").select(".examples a")).hasSize(5);
    assertThat(document("/papers/search?q=").select(".examples a")).hasSize(5);
  }

  @Test
  void whatTrendsStandsWithItsRankAndItsNumbers() throws Exception {
    Document page = document("/papers/trending?span=day");
    assertThat(titles(page))
        .startsWith("Quantization study 44", "Quantization study 43")
        .hasSize(25);
    assertThat(page.select(".paper .note").eachText())
        .startsWith("▲ 44, +44 today", "▲ 43, +43 today");
    assertThat(page.select("details.how").text())
        .contains("10 for each upvote gained")
        .endsWith("The paper at rank 1 has 10 × 44 + 44 = 484 points.");
    assertThat(page.select(".paper .votes").eachText()).startsWith("Rank 1", "Rank 2");
    Document second = document(page.select("a[rel=next]").attr("href"));
    assertThat(second.select(".paper .votes").eachText()).startsWith("Rank 26").hasSize(19);
    assertThat(page.select("nav [aria-current]").text()).isEqualTo("Trending");
  }

  @Test
  void whatTrendsWithinATopicIsOfTheTopicOnly() throws Exception {
    Document page = document("/papers/trending?span=week&q=cat:cs.CL");
    assertThat(titles(page)).startsWith("Quantization study 42", "Quantization study 39");
    assertThat(document("/papers/trending?q=diffusion").select(".empty").text())
        .isEqualTo("No paper on this topic gained upvotes in the last 7 days; others did.");
    HttpResponse<String> mistaken = site.get("/papers/trending?q=(x");
    assertThat(mistaken.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(mistaken.body()).select("[role=alert] a").attr("href"))
        .startsWith("/papers/trending?span=week&q=");
  }
}
