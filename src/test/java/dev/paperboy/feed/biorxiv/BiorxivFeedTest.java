package dev.paperboy.feed.biorxiv;

import static dev.paperboy.feed.ScriptedServer.json;
import static dev.paperboy.feed.ScriptedServer.resource;
import static dev.paperboy.feed.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.feed.CollectingSink;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BiorxivFeedTest {
  private static final String LAST =
      "{\"messages\":[{\"status\":\"ok\",\"cursor\":4,\"count\":1,\"total\":5}],\"collection\":["
          + "{\"doi\":\"10.1101/2026.06.11.400004\",\"title\":\"Last\",\"date\":\"2026-06-15\",\"version\":1}]}";

  private final FeedTesting at = new FeedTesting("2026-06-15T12:00:00Z");
  private final CollectingSink sink = new CollectingSink();
  private final BiorxivFeed feed =
      new BiorxivFeed(
          "biorxiv",
          BiorxivFeed.Server.BIORXIV,
          at.server.address("/"),
          at.fetcher,
          at.gate,
          at.clock);

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void everyVersionIsARowAndEveryPageIsRead() throws Exception {
    at.server.on(
        "/details/biorxiv/2026-06-13/2026-06-15/0/json", json(resource("/feed/biorxiv/page.json")));
    at.server.on("/details/biorxiv/2026-06-13/2026-06-15/4/json", json(LAST));

    assertThat(feed.poll(PollMemory.none(), sink)).isEqualTo(new PollResult.Complete());

    assertThat(sink.announcements())
        .extracting(Announcement::type)
        .containsExactly(AnnounceType.NEW, AnnounceType.REPLACE, AnnounceType.NEW);
    Paper mice = sink.paper("doi:10.64898/2026.06.10.100001");
    assertThat(mice.title()).isEqualTo("How Mus musculus folds maps");
    assertThat(mice.abstractText()).isEqualTo("Mice & maps.");
    assertThat(mice.authors())
        .containsExactly(new Author("A. B. Example"), new Author("C. Sample"));
    assertThat(mice.categories()).containsExactly("neuroscience");
    assertThat(mice.organization()).isEqualTo("Institute of Mice");
    assertThat(mice.url())
        .isEqualTo("https://www.biorxiv.org/content/10.64898/2026.06.10.100001v1");
    Paper older = sink.paper("doi:10.1101/2025.01.02.200002");
    assertThat(older.version()).isEqualTo(3);
    assertThat(older.abstractText()).isEmpty();
    assertThat(older.published()).isEqualTo("2025-01-02T00:00:00Z");
    assertThat(older.comment()).isEqualTo("Published as 10.1000/j.2026.1");
    assertThat(sink.malformed())
        .containsExactly("row 3 has no DOI", "row 4 (10.1101/2026.06.10.300003) has no title");
  }

  @Test
  void aRowWhoseDateCannotBeReadIsKeptAndSaidAndANumberIsNoDoi() throws Exception {
    at.server.on(
        "/details/",
        json(
            "{\"messages\":[{\"status\":\"ok\",\"total\":4}],\"collection\":["
                + "{\"doi\":10.1101,\"title\":\"A\",\"date\":\"2026-06-15\"},"
                + "{\"doi\":\"10.1101/2\",\"title\":\"B\",\"date\":\"soon\",\"version\":\"x\"},"
                + "{\"doi\":\"10.1101/3\",\"title\":\"C\",\"date\":\"NA\",\"version\":\"1\"},{\"doi\":\"10.1101/4\",\"title\":\"D\",\"date\":\"27"
                + " Sept 2025\",\"version\":1.0}]}"));

    assertThat(feed.poll(PollMemory.none(), sink)).isEqualTo(new PollResult.Complete());

    assertThat(sink.ids()).containsExactly("doi:10.1101/2", "doi:10.1101/3", "doi:10.1101/4");
    assertThat(sink.papers().get(0).published()).isEqualTo(at.clock.instant());
    assertThat(sink.papers().get(2).published()).isEqualTo("2025-09-27T00:00:00Z");
    assertThat(sink.malformed())
        .containsExactly("row 1 has a DOI that is a number, 10.1101, not a text");
    assertThat(sink.remarks())
        .containsExactly(
            "row 2: date “soon” is not a date that can be read: the day of reading is used",
            "row 2: version “x” is not a count and was left out",
            "row 3: it has no date: the day of reading is used");
  }

  @Test
  void aQuietIntervalIsASuccess() throws Exception {
    at.server.on(
        "/details/", json("{\"messages\":[{\"status\":\"no posts found\"}],\"collection\":[]}"));

    assertThat(feed.poll(sink.memory(Instant.parse("2026-06-10T12:00:00Z")), sink))
        .isEqualTo(new PollResult.Complete());
    assertThat(at.server.targets())
        .containsExactly("/details/biorxiv/2026-06-09/2026-06-15/0/json");
  }

  @Test
  void anAnswerWithoutRowsThatOughtToHaveSomeIsAFailure() throws Exception {
    at.server.on("/details/", json("{\"messages\":[{\"status\":\"Error: no interval\"}]}"));
    assertThat(((PollResult.Failed) feed.poll(PollMemory.none(), sink)).reason())
        .contains("bioRxiv returned “Error: no interval”");

    at.server.on(
        "/details/",
        json("{\"messages\":[{\"status\":\"ok\",\"total\":\"70\"}],\"collection\":[]}"));
    assertThat(feed.poll(PollMemory.none(), sink)).isInstanceOf(PollResult.Failed.class);
  }

  @Test
  void aLaterPageThatFailsLeavesThePollPartial() throws Exception {
    at.server.on(
        "/details/biorxiv/2026-06-13/2026-06-15/0/", json(resource("/feed/biorxiv/page.json")));
    at.server.on("/details/biorxiv/2026-06-13/2026-06-15/4/", status(500, ""));

    assertThat(feed.poll(PollMemory.none(), sink)).isInstanceOf(PollResult.Partial.class);
    assertThat(sink.ids()).hasSize(2);
  }
}
