package dev.paperboy.feed.arxiv;

import static dev.paperboy.feed.ScriptedServer.status;
import static dev.paperboy.feed.ScriptedServer.xml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.CapturedData;
import dev.paperboy.feed.CollectingSink;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HarvestFeedTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final String WINDOW = "/oai?verb=ListRecords&metadataPrefix=arXiv&from=";
  private static final String NEXT = "/oai?verb=ListRecords&resumptionToken=";

  private final FeedTesting testing = new FeedTesting(NOW.toString());
  private final CollectingSink sink = new CollectingSink();

  @AfterEach
  void close() {
    testing.close();
  }

  private PollResult poll(PollMemory memory, String... sets) throws InterruptedException {
    return new HarvestFeed(
            "arxiv-oai",
            List.of(sets),
            testing.server.address("/oai"),
            Duration.ofDays(7),
            testing.fetcher,
            testing.gate,
            testing.clock)
        .poll(memory, sink);
  }

  private static String page(String records, String token) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-06-15T12:00:00Z\
    </responseDate><ListRecords>%s<resumptionToken>%s</resumptionToken></ListRecords></OAI-PMH>
    """
        .formatted(records, token);
  }

  private static String error(String code) {
    return "<?xml version=\"1.0\"?><OAI-PMH><error code=\"" + code + "\">told</error></OAI-PMH>";
  }

  private static String record(String id, String created, String updated) {
    return """
    <record><header><identifier>oai:arXiv.org:%s</identifier><datestamp>2026-06-14</datestamp>\
    <setSpec>cs</setSpec></header><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/">\
    <id>%s</id><created>%s</created>%s<authors><author><keyname>L\\'opez</keyname>\
    <forenames>Ana</forenames><affiliation>Lab</affiliation></author></authors>\
    <title>On
     maps</title><categories>cs.CL stat.ML</categories><comments>3 pages</comments>\
    <abstract>  A map.</abstract></arXiv></metadata></record>\
    """
        .formatted(id, id, created, updated.isEmpty() ? "" : "<updated>" + updated + "</updated>");
  }

  @Test
  void aRecordIsAPaper() throws Exception {
    testing.server.on(WINDOW, xml(page(record("2606.00001", "2026-06-12", ""), "")));

    assertThat(poll(PollMemory.none())).isEqualTo(new PollResult.Complete());

    Paper paper = sink.paper("arxiv:2606.00001");
    assertThat(paper.title()).isEqualTo("On maps");
    assertThat(paper.abstractText()).isEqualTo("A map.");
    assertThat(paper.authors()).containsExactly(new Author("Ana López", "Lab"));
    assertThat(paper.categories()).containsExactly("cs.CL", "stat.ML");
    assertThat(paper.comment()).isEqualTo("3 pages");
    assertThat(paper.published()).isEqualTo(Instant.parse("2026-06-12T00:00:00Z"));
    assertThat(testing.server.targets()).containsExactly(WINDOW + "2026-06-08");
  }

  @Test
  void newPapersAreNewsAndChangedOldOnesAreNot() throws Exception {
    testing.server.on(
        WINDOW,
        xml(
            page(
                record("2606.00001", "2026-06-12", "")
                    + record("2401.00001", "2024-01-01", "2026-06-13")
                    + record("math/0401001", "2004-01-01", "")
                    + "<record><header status=\"deleted\"><identifier>oai:arXiv.org:2606.00009"
                    + "</identifier></header></record>"
                    + "<record><header><identifier>oai:arXiv.org:2606.00010</identifier></header>"
                    + "</record>",
                "")));

    poll(PollMemory.none());

    assertThat(sink.announcements().stream().map(Announcement::type))
        .containsExactly(AnnounceType.NEW, AnnounceType.REPLACE, AnnounceType.REPLACE);
    assertThat(sink.paper("arxiv:2401.00001").version()).isEqualTo(2);
    assertThat(sink.malformed())
        .containsExactly("record oai:arXiv.org:2606.00010 has no metadata of the form arXiv");
  }

  @Test
  void aHarvestThatWasBrokenOffGoesOnWithItsToken() throws Exception {
    testing.server.on(WINDOW, xml(page(record("2606.00001", "2026-06-12", ""), "a|1")));
    testing.server.on(
        NEXT,
        status(404, "gone"),
        xml(page(record("2606.00002", "2026-06-12", ""), "")),
        xml(page("", "")));

    assertThat(poll(PollMemory.none(), "cs")).isInstanceOf(PollResult.Partial.class);
    testing.clock.advance(Duration.ofDays(2));
    assertThat(poll(sink.memory(NOW), "cs")).isEqualTo(new PollResult.Complete());
    assertThat(sink.ids()).containsExactly("arxiv:2606.00001", "arxiv:2606.00002");
    testing.server.on(WINDOW, xml(error("noRecordsMatch")));
    assertThat(poll(sink.memory(NOW), "cs")).isEqualTo(new PollResult.Complete());

    // The next window begins a day before the harvest did, however long that took.
    assertThat(testing.server.targets())
        .containsExactly(
            WINDOW + "2026-06-08&set=cs",
            NEXT + "a%7C1",
            NEXT + "a%7C1",
            WINDOW + "2026-06-14&set=cs");
  }

  @Test
  void aTokenThatIsRefusedStartsTheWindowAgain() throws Exception {
    testing.server.on(
        WINDOW,
        xml(page(record("2606.00001", "2026-06-12", ""), "old")),
        xml(page(record("2606.00002", "2026-06-12", ""), "")));
    testing.server.on(NEXT, xml(error("badResumptionToken")));

    assertThat(poll(PollMemory.none())).isEqualTo(new PollResult.Complete());
    assertThat(sink.ids()).containsExactly("arxiv:2606.00001", "arxiv:2606.00002");
  }

  @Test
  void aBusyServerIsAskedAgainWhenItSays() throws Exception {
    testing.server.on(
        WINDOW,
        status(503, "busy", "Retry-After", "20"),
        xml(page(record("2606.00001", "2026-06-12", ""), "")));

    assertThat(poll(PollMemory.none())).isEqualTo(new PollResult.Complete());
    assertThat(testing.sleeper.sleeps())
        .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(19)) > 0);
  }

  @Test
  void anErrorAndADocumentTypeAreToldAndNothingIsSkipped() throws Exception {
    testing.server.on(WINDOW, xml(error("badArgument")), xml("<!DOCTYPE x []><OAI-PMH/>"));

    assertThat(poll(PollMemory.none()))
        .hasToString(
            "Failed[reason=arXiv's harvest returned: badArgument told,"
                + " retryAfter=Optional.empty]");
    assertThat(poll(PollMemory.none())).isInstanceOf(PollResult.Failed.class);
    assertThat(sink.pages).isEmpty();
  }

  @Test
  void capturedRecordsAreRead() throws Exception {
    try (Stream<Path> files =
        Files.list(CapturedData.feedsOrSkip().resolve("arxiv_oai"))
            .filter(file -> file.getFileName().toString().startsWith("hepcrawl"))) {
      for (Path file : files.sorted().toList()) {
        testing.server.on(WINDOW, xml(Files.readString(file)));
        assertThat(poll(PollMemory.none())).as("%s", file).isEqualTo(new PollResult.Complete());
      }
    }
    assertThat(sink.malformed()).isEmpty();
    assertThat(sink.paper("arxiv:1601.03238").authors()).contains(new Author("Jieci Wang"));
    assertThat(sink.papers()).hasSizeGreaterThanOrEqualTo(5);
  }
}
