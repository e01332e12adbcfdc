package dev.paperboy.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.paper.Signals;
import dev.paperboy.site.AnnouncementCalendar.Outlook;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeriodPagesTest {
  private static RunningSite site;

  /** Papers of Thursday 11 June, Friday 12 June and Tuesday 16 June; today is Wednesday. */
  @BeforeAll
  static void announce(@TempDir Path folder) {
    site = new RunningSite(folder);
    site.announce("2026-06-11", Scene.paper("2606.00001", "Older"));
    site.announce(
        "2026-06-12",
        Scene.paper("2606.00002", "Few votes").signals(new Signals(3, 0, "", "")),
        Scene.paper("2606.00003", "Many votes")
            .signals(new Signals(84, 2, "https://example.org/code", "")));
    site.announce("2026-06-16", Scene.papers(100, 160, "Paper of Tuesday"));
    site.scene.clock.set(Instant.parse("2026-06-17T12:00:00Z"));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Document document(String path) throws Exception {
    return Jsoup.parse(site.page(path), site.server.address());
  }

  private static List<String> titles(Document page) {
    return page.select(".paper h2").eachText();
  }

  @Test
  void theFirstPageIsTheLatestDayThatHasPapersAndSaysWhyItIsNotToday() throws Exception {
    Document page = document("/papers");
    assertThat(page.select("h1").text()).isEqualTo("Tuesday, 16 June 2026");
    assertThat(page.select(".notice").text()).isEqualTo("No papers yet today.");
    assertThat(page.title()).isEqualTo("Tuesday, 16 June 2026 · Papers");
    assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("/papers/2026-06-16");
  }

  @Test
  void aDayListsItsPapersMostUpvotedFirstAndLeadsToDaysThatHavePapers() throws Exception {
    Document page = document("/papers/2026-06-12");
    assertThat(titles(page)).containsExactly("Many votes", "Few votes");
    assertThat(page.select(".votes").eachText()).containsExactly("▲ 84 upvotes", "▲ 3 upvotes");
    assertThat(page.select(".paper a[href=https://example.org/code]").text()).isEqualTo("Code");
    assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo("/papers/2026-06-11");
    assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/papers/2026-06-16");
    assertThat(page.select(".paper h2 a").attr("href")).isEqualTo("/papers/arxiv:2606.00003");
  }

  @Test
  void weeksAndMonthsListTheirDays() throws Exception {
    Document week = document("/papers/week/2026-W24");
    assertThat(week.select("h1").text()).isEqualTo("8–14 June 2026");
    assertThat(week.select(".days a").eachAttr("href"))
        .containsExactly("/papers/2026-06-11", "/papers/2026-06-12");
    assertThat(week.select("a[rel=next]").attr("href")).isEqualTo("/papers/week/2026-W25");
    Document month = document("/papers/month/2026-06");
    assertThat(month.select("h1").text()).isEqualTo("June 2026");
    assertThat(titles(month)).hasSize(25).startsWith("Many votes", "Few votes");
    assertThat(document("/papers/week").select("h1").text()).isEqualTo("15–21 June 2026");
    assertThat(document("/papers/month").select("h1").text()).isEqualTo("June 2026");
  }

  @Test
  void aLongListHasPagesOfWhichNoPaperIsLost() throws Exception {
    Document first = document("/papers/2026-06-16");
    Document second = document("/papers/2026-06-16?page=2");
    Document third = document("/papers/2026-06-16?page=3");
    assertThat(first.select(".count").text()).isEqualTo("1 to 25 of 60 papers");
    assertThat(first.select(".pager a").eachAttr("href"))
        .containsExactly("/papers/2026-06-16?page=2");
    assertThat(second.select(".pager a").eachAttr("href"))
        .containsExactly("/papers/2026-06-16", "/papers/2026-06-16?page=3");
    List<String> all = new ArrayList<>(titles(first));
    all.addAll(titles(second));
    all.addAll(titles(third));
    assertThat(all).hasSize(60).doesNotHaveDuplicates();
    assertThat(document("/papers/2026-06-16?page=9").select(".empty").text())
        .isEqualTo("There is no such page of this list.");
    assertThat(titles(document("/papers/2026-06-16?page=-1"))).isEqualTo(titles(first));
  }

  @Test
  void anEmptyDaySaysWhy() throws Exception {
    assertThat(document("/papers/2026-06-15").select(".empty").text())
        .isEqualTo("No feed announced a paper on this day.");
    assertThat(document("/papers/2026-06-10").select(".empty").text())
        .isEqualTo("Nothing is stored that far back. The first papers are from 11 June 2026.");
    assertThat(reason("2026-06-13", new Outlook.Weekend()))
        .isEqualTo("Saturday: no papers are announced at the weekend.");
    assertThat(reason("2026-06-15", new Outlook.Holiday()))
        .isEqualTo("A holiday: no papers are announced on this day.");
    assertThat(reason("2026-06-17", new Outlook.Expected(Instant.parse("2026-06-17T18:00:00Z"))))
        .isEqualTo("The next papers are expected at about 18:00 UTC.");
    assertThat(reason("2026-06-17", new Outlook.Late(List.of("arXiv", "Hugging Face"))))
        .isEqualTo("Late: papers are due, but nothing has come from arXiv and Hugging Face yet.");
  }

  private static String reason(String day, Outlook outlook) throws Exception {
    site.calendar = (asked, now) -> outlook;
    try {
      // Each with an address of its own, so that none is a page kept from before.
      return document("/papers/" + day + "?" + outlook.getClass().getSimpleName())
          .select(".empty")
          .text();
    } finally {
      site.calendar = (asked, now) -> new Outlook.Quiet();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/papers/2026-02-30,/papers/2026-02-28",
    "/papers/2025-13-01,/papers/2025-12-01",
    "/papers/2026-6-1,/papers/2026-06-01",
    "/papers/week/2026-W00,/papers/week/2026-W01",
    "/papers/week/2025-W53,/papers/week/2025-W52",
    "/papers/week/2026-w11,/papers/week/2026-W11",
    "/papers/month/2026-00,/papers/month/2026-01",
    "/papers/2026-06-18,/papers/2026-06-16",
    "/papers/2999-01-01,/papers/2026-06-16",
    "/papers/month/2026-07,/papers/month/2026-06",
    "/papers/month/soon,/papers/month/2026-06",
  })
  void aPeriodThatDoesNotExistLeadsToTheNearestThatDoes(String path, String nearest)
      throws Exception {
    HttpResponse<String> answer = site.get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    String first = Jsoup.parse(answer.body()).select(".ways a").attr("href");
    assertThat(first).isEqualTo(nearest);
  }

  @Test
  void aLeapDayAndALongYearAreKnown() throws Exception {
    assertThat(document("/papers/2024-02-29").select("h1").text())
        .isEqualTo("Thursday, 29 February 2024");
    assertThat(document("/papers/week/2020-W53").select("h1").text())
        .isEqualTo("28 December 2020 – 3 January 2021");
  }

  @Test
  void anUnchangedPageIsNotSentAgain() throws Exception {
    HttpResponse<String> first = site.get("/papers/2026-06-12");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = site.get("/papers/2026-06-12", "If-None-Match", "\"x\", " + tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(site.get("/papers/2026-06-11", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void aPageIsSmall() throws Exception {
    assertThat(site.page("/papers/2026-06-16").length()).isLessThan(60_000);
  }

  @Test
  void errorsOfPagesArePagesForBrowsersAndJsonForPrograms() throws Exception {
    HttpResponse<String> page = site.get("/papers/nothing-like-it/at/all");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(Jsoup.parse(page.body()).select("h1").text()).isNotEmpty();
    HttpResponse<String> foreign = site.get("/papers", "Origin", "https://example.org");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body()).contains("<h1>That did not work</h1>");
    HttpResponse<String> json =
        site.get("/papers", "Origin", "https://example.org", "Accept", "application/json");
    assertThat(json.body()).startsWith("{\"error\":");
  }
}
