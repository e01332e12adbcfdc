package dev.paperboy.feed.huggingface;

import static dev.paperboy.feed.ScriptedServer.answer;
import static dev.paperboy.feed.ScriptedServer.body;
import static dev.paperboy.feed.ScriptedServer.html;
import static dev.paperboy.feed.ScriptedServer.json;
import static dev.paperboy.feed.ScriptedServer.resource;
import static dev.paperboy.feed.ScriptedServer.status;
import static dev.paperboy.feed.ScriptedServer.tagged;
import static dev.paperboy.feed.ScriptedServer.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.CapturedData;
import dev.paperboy.feed.CollectingSink;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.PaperLookup.Answer;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.TldrOrigin;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuggingFaceFeedTest {
  private static final String LIST = "/api/daily_papers?date=";

  private final FeedTesting at = new FeedTesting("2026-06-18T12:00:00Z");
  private final CollectingSink sink = new CollectingSink();
  private final HuggingFaceFeed feed =
      new HuggingFaceFeed("huggingface", at.server.address(), at.fetcher, at.gate, at.clock);

  @BeforeEach
  void answerEmptyLists() {
    at.server.on("/api/daily_papers", json("[]"));
  }

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void theListsOfFourDaysAreReadOldestFirst() throws Exception {
    assertThat(feed.poll(PollMemory.none(), sink)).isEqualTo(new PollResult.Complete());

    assertThat(at.server.targets())
        .containsExactly(
            LIST + "2026-06-15&limit=100&p=0",
            LIST + "2026-06-16&limit=100&p=0",
            LIST + "2026-06-17&limit=100&p=0",
            LIST + "2026-06-18&limit=100&p=0");
    assertThat(sink.announcements()).isEmpty();
  }

  @Test
  void afterDowntimeAllListsSinceAreRead() throws Exception {
    feed.poll(sink.memory(Instant.parse("2026-06-10T23:00:00Z")), sink);

    assertThat(at.server.targets())
        .hasSize(11)
        .first()
        .isEqualTo(LIST + "2026-06-08&limit=100&p=0");
  }

  @Test
  void afterAYearOfDowntimeAMonthIsRead() throws Exception {
    feed.poll(sink.memory(Instant.parse("2025-06-10T23:00:00Z")), sink);

    assertThat(at.server.targets()).hasSize(31);
  }

  @Test
  void rowsOfEveryEraAreReadAndTheOddOnesAreTold() throws Exception {
    at.server.on(LIST + "2026-06-17", json(resource("/feed/huggingface/list.json")));

    assertThat(feed.poll(PollMemory.none(), sink)).isEqualTo(new PollResult.Complete());

    Paper full = sink.paper("arxiv:2606.01001");
    assertThat(full.title()).isEqualTo("Paper kites: steering folded sheets in turbulent air");
    assertThat(full.abstractText()).isEqualTo("We fold. We steer. <think>It flies.</think>");
    assertThat(full.tldr()).isEqualTo("Folded sheets can be steered.");
    assertThat(full.tldrOrigin()).isEqualTo(TldrOrigin.MACHINE);
    assertThat(full.authors()).containsExactly(new Author("Ada Example"), new Author("Böb Sample"));
    assertThat(full.keywords()).containsExactly("folding", "control");
    assertThat(full.organization()).isEqualTo("Institute of Kites");
    assertThat(full.url()).isEqualTo("https://huggingface.co/papers/2606.01001");
    assertThat(full.thumbnail()).isEqualTo("https://example.org/kite.png");
    assertThat(full.signals().upvotes()).isEqualTo(41);
    assertThat(full.signals().comments()).isEqualTo(3);
    assertThat(full.signals().code()).isEqualTo("https://github.com/example/kites");
    assertThat(full.signals().project()).isEqualTo("https://example.org/kites");
    assertThat(full.published()).isEqualTo("2026-06-12T00:00:00Z");
    assertThat(full.feeds()).containsExactly("huggingface");

    Paper bare = sink.paper("arxiv:2606.01002");
    assertThat(bare.title()).isEqualTo("0");
    assertThat(bare.signals().upvotes()).isZero();
    assertThat(bare.signals().code()).isEmpty();
    assertThat(bare.abstractText()).isEqualTo("Only outside.");

    assertThat(sink.ids()).containsExactly("arxiv:2606.01001", "arxiv:2606.01002");
    assertThat(sink.announcements())
        .extracting(Announcement::announced)
        .containsExactly(
            Instant.parse("2026-06-17T01:02:03.004Z"), Instant.parse("2026-06-17T00:00:00Z"));
    assertThat(sink.malformed())
        .hasSize(4)
        .anySatisfy(line -> assertThat(line).contains("row 3").contains("is not a paper"))
        .anySatisfy(line -> assertThat(line).contains("row 4").contains("no id"))
        .anySatisfy(line -> assertThat(line).contains("row 5").contains("no title"))
        .anySatisfy(line -> assertThat(line).contains("row 6").contains("not arXiv's"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
  void theCharactersOfAListAreReadByItsBytes(String name) throws Exception {
    String row = "[{\"paper\": {\"id\": \"2606.00001\", \"title\": \"Café maps\"}}]";
    at.server.on(
        LIST + "2026-06-17",
        body("application/json; charset=utf-8", row.getBytes(Charset.forName(name))));

    assertThat(feed.poll(PollMemory.none(), sink)).isEqualTo(new PollResult.Complete());

    assertThat(sink.papers()).extracting(Paper::title).containsExactly("Café maps");
    assertThat(sink.malformed()).isEmpty();
  }

  @Test
  void whatCannotBeReadOfARowIsSaid() throws Exception {
    at.server.on(
        LIST + "2026-06-17",
        json(
            "[{\"paper\":{\"id\":2606.01001,\"title\":\"A\"}},"
                + "{\"paper\":{\"id\":\"2606.01002\",\"title\":\"B\",\"upvotes\":-1,"
                + "\"publishedAt\":\"soon\",\"authors\":[{\"name\":7},{\"name\":\"Ada\"}]}},"
                + "{\"paper\":{\"id\":\"2606.01003\",\"title\":\"C\",\"upvotes\":\"5\","
                + "\"publishedAt\":1781604000000}}]"));

    assertThat(feed.poll(PollMemory.none(), sink)).isEqualTo(new PollResult.Complete());

    String where = "row 2 of the list of 2026-06-17: ";
    assertThat(sink.ids()).containsExactly("arxiv:2606.01002", "arxiv:2606.01003");
    assertThat(sink.malformed())
        .containsExactly(
            "row 1 of the list of 2026-06-17 has an id that is a number, 2606.01001, not a text");
    assertThat(sink.remarks())
        .containsExactlyInAnyOrder(
            where
                + "publishedAt “soon” is not a date that can be read: the day of the list is used",
            where + "authors: 1 of 2 cannot be read and were left out",
            where + "upvotes “-1” is not a count and was left out");
    assertThat(sink.paper("arxiv:2606.01003").signals().upvotes()).isEqualTo(5);
    assertThat(sink.paper("arxiv:2606.01003").published()).isEqualTo("2026-06-16T10:00:00Z");
  }

  @Test
  void depthAndLengthOfAListAreBounded() throws Exception {
    String deep = "{\"paper\":{\"id\":\"2606.01001\",\"title\":\"A\",\"x\":%s}}";
    at.server.on(
        LIST + "2026-06-16",
        json(
            "["
                + deep.formatted("[".repeat(5_000) + "]".repeat(5_000))
                + ","
                + deep.formatted("[" + "[],".repeat(300_000) + "0]")
                + "]"));
    at.server.on(LIST + "2026-06-17&limit=100&p=0", json("[" + "{},".repeat(11_999) + "{}]"));
    at.server.on(LIST + "2026-06-18", json("[" + "[".repeat(1_000_000)));

    PollResult result = feed.poll(PollMemory.none(), sink);

    assertThat(((PollResult.Partial) result).reason())
        .isEqualTo("the list of 2026-06-18 is damaged JSON");
    assertThat(sink.ids()).containsExactly("arxiv:2606.01001");
    assertThat(sink.malformed())
        .hasSize(10_001)
        .contains("row 2 of the list of 2026-06-16 holds too many values for a paper");
    assertThat(sink.remarks())
        .containsExactly("only the first 10,000 of its 12,000 items were read");
  }

  @Test
  void everyPageIsReadAlsoBehindOneThatHasNotChanged() throws Exception {
    String list = LIST + "2026-06-18&limit=100";
    at.server.on(list + "&p=0", tagged("\"first\"", rows(0, 100)));
    at.server.on(list + "&p=1", json(rows(100, 200)), json(rows(100, 200)));
    at.server.on(list + "&p=2", json(rows(200, 207)));

    feed.poll(PollMemory.none(), sink);
    assertThat(sink.ids()).hasSize(207).doesNotHaveDuplicates();

    CollectingSink second = new CollectingSink();
    feed.poll(sink.memory(at.clock.instant()), second);
    assertThat(second.ids()).hasSize(107);
    assertThat(at.server.targets()).filteredOn(target -> target.startsWith(list)).hasSize(6);
  }

  @Test
  void validatorsComeWithThePageTheyVouchFor() throws Exception {
    at.server.on(LIST + "2026-06-18", tagged("\"x\"", rows(0, 2)));

    feed.poll(PollMemory.none(), sink);

    FeedPage page = sink.pages.get(sink.pages.size() - 1);
    assertThat(page.announcements()).hasSize(2);
    assertThat(page.validators())
        .hasValueSatisfying(
            validators -> {
              assertThat(validators.etag()).isEqualTo("\"x\"");
              assertThat(validators.items()).isEqualTo(2);
            });
  }

  @Test
  void aListThatFailsDoesNotStopTheOthers() throws Exception {
    at.server.on(LIST + "2026-06-16", html("<html>Just a moment...</html>"));
    at.server.on(LIST + "2026-06-17", json(rows(0, 1)));

    PollResult result = feed.poll(PollMemory.none(), sink);

    assertThat(result).isInstanceOf(PollResult.Partial.class);
    assertThat(((PollResult.Partial) result).reason())
        .contains("2026-06-16")
        .contains("web page")
        .doesNotContain("limit=");
    assertThat(sink.ids()).hasSize(1);
  }

  @Test
  void whereNothingCanBeReadThePollHasFailedAndSaysWhenToReturn() throws Exception {
    at.server.on("/api/daily_papers", status(429, "", "Retry-After", "600"));

    PollResult result = feed.poll(PollMemory.none(), sink);

    assertThat(result).isInstanceOf(PollResult.Failed.class);
    assertThat(((PollResult.Failed) result).retryAfter()).contains(Duration.ofMinutes(10));
    assertThat(at.server.targets()).hasSize(1);
  }

  @Test
  void somethingThatIsNoListIsAFailure() throws Exception {
    at.server.on("/api/daily_papers", json("{\"error\":\"no\"}"));

    assertThat(feed.poll(PollMemory.none(), sink)).isInstanceOf(PollResult.Failed.class);

    at.server.on("/api/daily_papers", json("[{\"paper\":"));
    assertThat(feed.poll(PollMemory.none(), sink)).isInstanceOf(PollResult.Failed.class);
  }

  @Test
  void aDayThatHasNotBegunThereIsAnEmptyList() throws Exception {
    byte[] body = utf8("{\"error\":\"date must not be later than today\"}");
    at.server.on(LIST + "2026-06-18", answer(400, "application/json", body));

    assertThat(feed.poll(PollMemory.none(), sink)).isEqualTo(new PollResult.Complete());

    at.server.on(LIST + "2026-06-17", answer(400, "application/json", body));
    assertThat(feed.poll(PollMemory.none(), sink)).isInstanceOf(PollResult.Partial.class);
  }

  @Test
  void aListIsDueInTheEveningOfAWeekday() {
    assertThat(feed.lastDue(Instant.parse("2026-06-18T17:00:00Z")))
        .contains(Instant.parse("2026-06-17T00:00:00Z"));
    assertThat(feed.lastDue(Instant.parse("2026-06-18T18:00:00Z")))
        .contains(Instant.parse("2026-06-18T00:00:00Z"));
    // Friday the 19th is a holiday, and a weekend follows.
    assertThat(feed.lastDue(Instant.parse("2026-06-22T09:00:00Z")))
        .contains(Instant.parse("2026-06-18T00:00:00Z"));
  }

  @Test
  void onePaperIsLookedUp() throws Exception {
    HuggingFaceLookup lookup =
        new HuggingFaceLookup("huggingface", at.server.address(), at.fetcher, at.gate, at.clock);
    at.server.on(
        "/api/papers/2606.00001",
        json("{\"id\":\"2606.00001\",\"title\":\"One\",\"upvotes\":5,\"numComments\":2}"));
    at.server.on("/api/papers/2606.00003", status(503, ""));

    Answer found = lookup.find(PaperId.of("arxiv:2606.00001"));
    assertThat(found).isInstanceOf(Answer.Found.class);
    assertThat(((Answer.Found) found).paper().signals().upvotes()).isEqualTo(5);
    assertThat(((Answer.Found) found).paper().signals().comments()).isEqualTo(2);
    assertThat(lookup.find(PaperId.of("arxiv:2606.00002"))).isInstanceOf(Answer.Unknown.class);
    assertThat(lookup.find(PaperId.of("doi:10.1/x"))).isInstanceOf(Answer.Unknown.class);
    assertThat(lookup.find(PaperId.of("arxiv:2606.00003"))).isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void noRowOfTheCapturedListsIsLost() throws Exception {
    Path feeds = CapturedData.feedsOrSkip();
    ObjectMapper mapper = new ObjectMapper();
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("hf_daily", "hf_daily_versions")) {
      try (Stream<Path> found = Files.list(feeds.resolve(folder))) {
        found.sorted().forEach(files::add);
      }
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String day = file.getFileName().toString().substring(0, 10);
      String body = Files.readString(file);
      at.clock.set(Instant.parse(day + "T20:00:00Z"));
      at.server.on(LIST + day, json(body));
      CollectingSink read = new CollectingSink();

      assertThat(feed.poll(PollMemory.none(), read)).isEqualTo(new PollResult.Complete());

      at.server.on(LIST + day, json("[]"));
      List<String> expected = new ArrayList<>();
      List<String> titles = new ArrayList<>();
      for (JsonNode row : mapper.readTree(body)) {
        expected.add("arxiv:" + row.get("paper").get("id").asText());
        titles.add(PaperText.title(row.get("paper").get("title").asText()));
        assertThat(read.papers().get(expected.size() - 1).authors())
            .hasSize(row.get("paper").get("authors").size());
      }
      assertThat(read.ids()).as("%s", file).containsExactlyElementsOf(expected);
      assertThat(read.papers()).extracting(Paper::title).containsExactlyElementsOf(titles);
      assertThat(read.malformed()).isEmpty();
      assertThat(read.remarks()).isEmpty();
      assertThat(read.announcements())
          .allSatisfy(news -> assertThat(news.announced().toString()).startsWith(day));
    }
  }

  private static String rows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            number ->
                "{\"paper\":{\"id\":\"2606.%05d\",\"title\":\"Paper %d\"}}"
                    .formatted(number, number))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
