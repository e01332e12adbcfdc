package dev.paperboy.feed.arxiv;

import static dev.paperboy.feed.ScriptedServer.answer;
import static dev.paperboy.feed.ScriptedServer.body;
import static dev.paperboy.feed.ScriptedServer.resource;
import static dev.paperboy.feed.ScriptedServer.status;
import static dev.paperboy.feed.ScriptedServer.utf8;
import static dev.paperboy.feed.ScriptedServer.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.CapturedData;
import dev.paperboy.feed.CollectingSink;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.PaperLookup.Answer;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.feed.fetch.HostRateLimiter;
import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArxivFeedTest {
  private static final String EMPTY =
      "<rss version=\"2.0\"><channel><title>cs.CL updates on arXiv.org</title></channel></rss>";

  private final FeedTesting at = new FeedTesting("2026-06-16T12:00:00Z");
  private final HostRateLimiter gate = HostRateLimiter.ofArxiv(at.clock, at.sleeper);
  private final CollectingSink sink = new CollectingSink();
  private final ArxivFeed feed = feed(List.of("cs.CL", "cs.LG"));
  private final ArxivLookup lookup =
      new ArxivLookup("arxiv", at.server.address(), at.fetcher, gate);

  private ArxivFeed feed(List<String> categories) {
    return new ArxivFeed(
        "arxiv",
        categories,
        at.server.address(),
        at.server.address(),
        at.fetcher,
        gate,
        at.clock,
        at.sleeper);
  }

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void aDaysAnnouncementIsReadWithItsKindsOfNews() throws Exception {
    at.server.on("/rss/cs.CL+cs.LG", xml(resource("/feed/arxiv/daily.rss.xml")));

    assertThat(feed.poll(PollMemory.none(), sink)).isEqualTo(new PollResult.Complete());

    assertThat(sink.announcements())
        .extracting(news -> news.paper().id().local() + " " + news.type())
        .containsExactly(
            "2606.10001 NEW",
            "2606.10002 CROSS",
            "hep-th/9901001 REPLACE_CROSS",
            "2605.00005 REPLACE");
    Paper paper = sink.paper("arxiv:2606.10001");
    assertThat(paper.title()).isEqualTo("On folding maps");
    assertThat(paper.abstractText()).isEqualTo("We fold maps with α creases.");
    assertThat(paper.authors())
        .containsExactly(
            new Author("Ada Example", "Map Institute, Sample City"),
            new Author("Pál Erdős"),
            new Author("Bob Test"),
            new Author("Carol Trial", "Lab (West), Town"));
    assertThat(paper.categories()).containsExactly("cs.CL", "cs.LG");
    assertThat(paper.url()).isEqualTo("https://arxiv.org/abs/2606.10001");
    assertThat(paper.published()).isEqualTo("2026-06-16T04:00:00Z");
    assertThat(sink.paper("arxiv:hep-th/9901001").version()).isEqualTo(3);
    assertThat(sink.paper("arxiv:hep-th/9901001").published()).isEqualTo("1999-01-01T00:00:00Z");
    assertThat(sink.announcements())
        .extracting(Announcement::announced)
        .containsOnly(Instant.parse("2026-06-16T04:00:00Z"));
    assertThat(sink.malformed()).containsExactly("item 6 has no arXiv id");
  }

  @Test
  void aPaperOfOtherCategoriesIsNeverAnnounced() {
    PaperId paper = PaperId.of("arxiv:2606.10001");
    assertThat(feed.whyNever(paper, List.of("cs.RO", "cs.cl"))).isEmpty();
    assertThat(feed.whyNever(paper, List.of())).as("not known").isEmpty();
    assertThat(feed.whyNever(paper, List.of("cs.RO", "cs.CV")))
        .contains("it reads cs.CL, cs.LG, not cs.RO, cs.CV");
    assertThat(feed.whyNever(PaperId.of("doi:10.1101/1"), List.of()))
        .contains("it only has arXiv papers");
  }

  @Test
  void anEmptyFeedIsASuccess() throws Exception {
    at.server.on("/rss/", xml(EMPTY));

    assertThat(feed.poll(PollMemory.none(), sink)).isEqualTo(new PollResult.Complete());
    assertThat(sink.announcements()).isEmpty();
  }

  @Test
  void aFeedErrorIsToldInItsOwnWords() throws Exception {
    String error =
        "<rss version=\"2.0\"><channel><title>Feed error for query: cs.XX</title>"
            + "<description>Invalid archive or subject class.</description></channel></rss>";
    at.server.on("/rss/", answer(400, "text/xml", utf8(error)));
    assertThat(feed.poll(PollMemory.none(), sink))
        .isEqualTo(
            new PollResult.Failed(
                "arXiv returned: Invalid archive or subject class.", Optional.empty()));

    at.server.on("/rss/", xml(error));
    assertThat(feed.poll(PollMemory.none(), sink)).isInstanceOf(PollResult.Failed.class);
    assertThat(sink.pages).isEmpty();
  }

  @Test
  void oneItemWithoutEndIsLeftWhereReadingHasToEnd() {
    String item = "<item>" + "<b/>".repeat(20_000) + "</item>";
    at.server.on("/rss/", xml("<rss><channel>" + item + "</channel></rss>"));
    sink.endAfter(100);

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> feed.poll(PollMemory.none(), sink))
        .withMessage("reading has to end");
  }

  @Test
  void aDamagedFeedOrOneWithADocumentTypeIsAFailure() throws Exception {
    at.server.on("/rss/", xml("<rss><channel><item>"));
    assertThat(feed.poll(PollMemory.none(), sink)).isInstanceOf(PollResult.Failed.class);

    at.server.on(
        "/rss/",
        xml(
            "<!DOCTYPE rss [<!ENTITY x SYSTEM"
                + " \"file:///etc/passwd\">]><rss><channel>&x;</channel></rss>"));
    assertThat(feed.poll(PollMemory.none(), sink)).isInstanceOf(PollResult.Failed.class);
  }

  @Test
  void aPollTheNextMorningAsksForTheFeedOnly() throws Exception {
    at.server.on("/rss/", xml(EMPTY));

    feed.poll(sink.memory(Instant.parse("2026-06-15T12:00:00Z")), sink);

    assertThat(at.server.targets()).containsExactly("/rss/cs.CL+cs.LG");
  }

  @Test
  void daysThatWereMissedAreCaughtUpBeforeTheFeedIsRead() throws Exception {
    at.server.on("/rss/", xml(EMPTY));
    at.server.on(
        "/api/query?search_query=cat:cs.CL+OR+cat:cs.LG&sortBy=submittedDate&sortOrder=descending"
            + "&start=0&max_results=100",
        atom(150, 0, 100, "2026-06-13T00:00:00Z"));
    at.server.on(
        "/api/query?search_query=cat:cs.CL+OR+cat:cs.LG&sortBy=submittedDate&sortOrder=descending"
            + "&start=100&max_results=100",
        atom(0, 0, 0, ""), // not even a total
        atom(150, 100, 150, "2026-06-13T00:00:00Z"));

    PollResult result = feed.poll(sink.memory(Instant.parse("2026-06-11T12:00:00Z")), sink);

    assertThat(result).isEqualTo(new PollResult.Complete());
    assertThat(at.server.targets()).hasSize(4).first().isEqualTo("/rss/cs.CL+cs.LG");
    assertThat(sink.ids()).hasSize(150).doesNotHaveDuplicates();
    assertThat(sink.announcements())
        .extracting(Announcement::type)
        .containsOnly(AnnounceType.NEW, AnnounceType.CROSS);
    assertThat(sink.announcements().get(0).type()).isEqualTo(AnnounceType.NEW);
    assertThat(sink.announcements().get(1).type()).isEqualTo(AnnounceType.CROSS);
  }

  @Test
  void catchingUpEndsAtWhatIsOlder() throws Exception {
    at.server.on("/rss/", xml(EMPTY));
    at.server.on("/api/query", atom(90_000, 0, 100, "2026-05-01T00:00:00Z"));

    feed.poll(sink.memory(Instant.parse("2026-06-11T12:00:00Z")), sink);

    assertThat(at.server.targets()).hasSize(2);
    assertThat(sink.announcements()).isEmpty();
  }

  @Test
  void anEmptyPageWhereThereAreResultsIsAskedForAgain() throws Exception {
    at.server.on("/rss/", xml(EMPTY));
    at.server.on("/api/query", atom(3, 0, 0, ""), atom(3, 0, 3, "2026-06-13T00:00:00Z"));
    assertThat(feed.poll(sink.memory(Instant.parse("2026-06-11T12:00:00Z")), sink))
        .isEqualTo(new PollResult.Complete());
    assertThat(sink.announcements()).hasSize(3);

    at.server.on("/api/query", atom(3, 0, 0, ""));
    PollResult result = feed.poll(sink.memory(Instant.parse("2026-06-11T12:00:00Z")), sink);
    assertThat(result).isInstanceOf(PollResult.Partial.class);
    assertThat(((PollResult.Partial) result).reason()).contains("empty page");
  }

  @Test
  void complaintsOfTheApiAreTold() throws Exception {
    at.server.on("/rss/", xml(EMPTY));
    at.server.on("/api/query", body("text/plain", utf8("Rate exceeded.")));
    PollResult rate = feed.poll(sink.memory(Instant.parse("2026-06-11T12:00:00Z")), sink);
    assertThat(((PollResult.Partial) rate).reason()).contains("Rate exceeded.");

    at.server.on("/api/query", error());
    PollResult error = feed.poll(sink.memory(Instant.parse("2026-06-11T12:00:00Z")), sink);
    assertThat(((PollResult.Partial) error).reason()).contains("incorrect id format for x");

    at.server.on("/api/query", answer(400, "application/atom+xml", utf8(ERROR)));
    PollResult refused = feed.poll(sink.memory(Instant.parse("2026-06-11T12:00:00Z")), sink);
    assertThat(((PollResult.Partial) refused).reason()).contains("incorrect id format for x");
  }

  @Test
  void aFeedThatWasLateAtTheLastPollIsCaughtUpToo() {
    MissedDays missed =
        new MissedDays(
            new Timetable(ZoneId.of("America/New_York"), Duration.ofHours(2), day -> false));
    Instant now = Instant.parse("2026-06-18T12:00:00Z");
    Instant yesterday = Instant.parse("2026-06-17T12:00:00Z");

    assertThat(missed.submittedSince(memory(yesterday, "2026-06-17T04:00:00Z"), now, List.of()))
        .isEmpty();
    assertThat(missed.submittedSince(memory(yesterday, "2026-06-16T04:00:00Z"), now, List.of()))
        .contains(Instant.parse("2026-06-13T04:00:00Z"));
    assertThat(missed.submittedSince(memory(now, "2026-06-10T04:00:00Z"), now, List.of()))
        .isEmpty();
    assertThat(missed.submittedSince(PollMemory.none(), now, List.of())).isEmpty();
  }

  @Test
  void announcementsOnAHolidayHideNoMissedDay() {
    LocalDate friday = LocalDate.parse("2026-06-19");
    MissedDays missed =
        new MissedDays(
            new Timetable(ZoneId.of("America/New_York"), Duration.ofHours(2), friday::equals));
    Instant then = Instant.parse("2026-06-19T04:00:00Z");
    Paper paper = Paper.builder(PaperId.of("arxiv:2606.00001"), "On Friday", then).build();
    List<Announcement> held = List.of(new Announcement("arxiv", AnnounceType.NEW, then, paper));

    assertThat(
            missed.submittedSince(
                memory(Instant.parse("2026-06-17T12:00:00Z"), "2026-06-17T04:00:00Z"),
                Instant.parse("2026-06-19T12:00:00Z"),
                held))
        .as("Thursday was missed")
        .contains(Instant.parse("2026-06-14T04:00:00Z"));
    assertThat(
            missed.submittedSince(
                memory(Instant.parse("2026-06-18T12:00:00Z"), "2026-06-18T04:00:00Z"),
                Instant.parse("2026-06-22T12:00:00Z"),
                List.of()))
        .as("Friday may have been missed")
        .contains(Instant.parse("2026-06-15T04:00:00Z"));
    assertThat(
            missed.submittedSince(
                memory(Instant.parse("2026-06-18T12:00:00Z"), "2026-06-18T04:00:00Z"),
                Instant.parse("2026-06-19T12:00:00Z"),
                held))
        .as("nothing lies between Thursday and Friday")
        .isEmpty();
  }

  @Test
  void aDayThatTheFeedHasPassedOverIsCaughtUpWhateverOurOwnClockSays() throws Exception {
    at.server.on("/rss/", xml(resource("/feed/arxiv/daily.rss.xml")));
    at.server.on("/api/query", atom(3, 0, 3, "2026-06-13T00:00:00Z"));
    PollMemory lastReadFriday = memory(at.clock.instant(), "2026-06-12T04:00:00Z");

    assertThat(feed.poll(lastReadFriday, sink)).isEqualTo(new PollResult.Complete());

    assertThat(at.server.targets()).hasSize(2);
    assertThat(sink.pages).hasSize(2);
    assertThat(sink.pages.get(0).announcements()).as("before the newer ones").hasSize(3);
    assertThat(sink.pages.get(1).validators()).isPresent();

    feed.poll(memory(at.clock.instant(), "2026-06-15T04:00:00Z"), sink);
    assertThat(at.server.targets()).as("nothing lies between Monday and Tuesday").hasSize(3);
  }

  @Test
  void theFeedIsReadAgainWholeUntilWhatWasMissedIsThere() throws Exception {
    at.server.on("/rss/", xml(resource("/feed/arxiv/daily.rss.xml")));
    at.server.on("/api/query", status(503, "down"));

    assertThat(feed.poll(memory(at.clock.instant(), "2026-06-12T04:00:00Z"), sink))
        .isInstanceOf(PollResult.Partial.class);

    assertThat(sink.announcements()).as("today's news does not wait").hasSize(4);
    assertThat(sink.pages.get(0).validators()).isEmpty();
  }

  private static PollMemory memory(Instant lastComplete, String lastAnnounced) {
    return new PollMemory(
        Optional.of(lastComplete),
        Optional.of(Instant.parse(lastAnnounced)),
        url -> Optional.empty());
  }

  @Test
  void everyRequestToArxivPassesOneGate() throws Exception {
    at.server.on("/rss/", xml(EMPTY));
    at.server.on("/api/query", xml(resource("/feed/arxiv/old-layout.atom.xml")));
    Instant start = at.clock.instant();

    feed.poll(PollMemory.none(), sink);
    lookup.find(PaperId.of("arxiv:cs/0501001"));
    feed.poll(PollMemory.none(), sink);

    assertThat(Duration.between(start, at.clock.instant())).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void onePaperIsLookedUpInTheOldLayout() throws Exception {
    at.server.on("/api/query?id_list=cs/0501001", xml(resource("/feed/arxiv/old-layout.atom.xml")));

    Answer answer = lookup.find(PaperId.of("arxiv:cs/0501001"));

    assertThat(answer).isInstanceOf(Answer.Found.class);
    Paper paper = ((Answer.Found) answer).paper();
    assertThat(paper.title()).isEqualTo("A sample of the old layout");
    assertThat(paper.abstractText()).isEqualTo("Wrapped words.");
    assertThat(paper.version()).isEqualTo(2);
    assertThat(paper.published()).isEqualTo("2005-01-01T10:00:00Z");
    assertThat(paper.categories()).containsExactly("cs.DS", "cs.CC");
    assertThat(paper.comment()).isEqualTo("3 pages");
    assertThat(paper.authors()).containsExactly(new Author("Ada Example", "Map Institute"));
  }

  @Test
  void whatIsNotThereIsUnknownAndWhatCannotBeAskedIsUnavailable() throws Exception {
    at.server.on("/api/query", atom(0, 0, 0, ""));
    assertThat(lookup.find(PaperId.of("arxiv:2606.99999"))).isInstanceOf(Answer.Unknown.class);
    assertThat(lookup.find(PaperId.of("doi:10.1/x"))).isInstanceOf(Answer.Unknown.class);
    at.server.on("/api/query", error());
    assertThat(lookup.find(PaperId.of("arxiv:2606.99999"))).isInstanceOf(Answer.Unknown.class);
    at.server.on("/api/query", status(503, "down"));
    assertThat(lookup.find(PaperId.of("arxiv:2606.99999"))).isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void categoriesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> feed(List.of("cs.CL&x=y"))).hasMessageContaining("cs.CL&x=y");
    assertThatThrownBy(() -> feed(List.of())).hasMessageContaining("category");
  }

  @Test
  void aLineOfAuthorsIsTakenApart() {
    assertThat(AuthorLine.read("A. One (1), B. Two (1 and 2) ((1) Here, (2) There), et al."))
        .containsExactly(new Author("A. One"), new Author("B. Two"));
    assertThat(AuthorLine.read("Anderson Sand, Andrea Land and Sandy Brand"))
        .extracting(Author::name)
        .containsExactly("Anderson Sand", "Andrea Land", "Sandy Brand");
    assertThat(AuthorLine.read("Open (never closed, Inc")).hasSize(1);
    assertThat(AuthorLine.read(" , ,")).isEmpty();
    assertThat(AuthorLine.read("N. N., ".repeat(1800))).hasSize(1800);
  }

  @Test
  void everyCapturedAnnouncementIsRead() throws Exception {
    for (Path file : captured("arxiv_rss")) {
      String text = Files.readString(file);
      at.server.on("/rss/", body("text/xml", Files.readAllBytes(file)));
      CollectingSink read = new CollectingSink();

      assertThat(feed.poll(PollMemory.none(), read)).isEqualTo(new PollResult.Complete());

      assertThat(read.malformed()).isEmpty();
      List<String> expected = found("oai:arXiv.org:([\\d.]+)v\\d+</", text);
      assertThat(read.ids())
          .as("%s", file)
          .containsExactlyInAnyOrderElementsOf(expected)
          .isNotEmpty();
      List<String> types = found("<arxiv:announce_type>([\\w-]+)<", text);
      assertThat(read.announcements())
          .extracting(
              news ->
                  "arxiv:"
                      + news.type().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
          .containsExactlyInAnyOrderElementsOf(types);
      assertThat(read.papers())
          .allSatisfy(
              paper -> {
                assertThat(paper.authors()).isNotEmpty();
                assertThat(paper.abstractText()).isNotEmpty().doesNotContain("Announce Type");
              });
    }
  }

  @Test
  void everyCapturedResultOfTheApiIsRead() throws Exception {
    for (Path file : captured("arxiv_api")) {
      String text = Files.readString(file);
      for (String id : found("<id>http://arxiv.org/abs/(.+?)v\\d+</id>", text)) {
        at.server.on("/api/query", body("application/atom+xml", Files.readAllBytes(file)));
        Answer answer = lookup.find(PaperId.of(id));
        assertThat(answer).as("%s in %s", id, file).isInstanceOf(Answer.Found.class);
        assertThat(((Answer.Found) answer).paper().authors()).isNotEmpty();
      }
    }
  }

  private static List<Path> captured(String folder) throws java.io.IOException {
    try (Stream<Path> files = Files.list(CapturedData.feedsOrSkip().resolve(folder))) {
      return files.sorted().toList();
    }
  }

  private static List<String> found(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add("arxiv:" + matcher.group(1));
    }
    return found;
  }

  private static final String ERROR =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>http://arxiv.org/api/errors#bad</id>"
          + "<title>Error</title><summary>incorrect id format for x</summary></entry></feed>";

  private static dev.paperboy.feed.ScriptedServer.Reply error() {
    return xml(ERROR);
  }

  private static dev.paperboy.feed.ScriptedServer.Reply atom(
      int total, int from, int to, String published) {
    StringBuilder feed = new StringBuilder("<feed xmlns=\"http://www.w3.org/2005/Atom\">");
    feed.append("<totalResults>").append(total).append("</totalResults>");
    for (int number = from; number < to; number++) {
      String primary = number % 2 == 0 ? "cs.CL" : "stat.ML";
      feed.append(
          ("<entry><id>http://arxiv.org/abs/2606.%05dv1</id><title>T</title><published>%s</published><primary_category"
                  + " term=\"%s\"/></entry>")
              .formatted(number, published, primary));
    }
    return xml(feed.append("</feed>").toString());
  }
}
