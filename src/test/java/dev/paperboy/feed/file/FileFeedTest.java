package dev.paperboy.feed.file;

import static dev.paperboy.feed.ScriptedServer.gzip;
import static dev.paperboy.feed.ScriptedServer.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.CapturedData;
import dev.paperboy.SettableClock;
import dev.paperboy.feed.CollectingSink;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFeedTest {
  private final SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
  private final CollectingSink sink = new CollectingSink();
  @TempDir Path folder;

  private Path file(String... lines) throws Exception {
    return Files.writeString(folder.resolve("papers.jsonl"), String.join("\n", lines));
  }

  private PollResult poll(Path file) throws Exception {
    return new FileFeed("sample", file, clock).poll(PollMemory.none(), sink);
  }

  @Test
  void aLineIsAPaper() throws Exception {
    Path file =
        file(
            "\uFEFF{\"id\":\"https://arxiv.org/pdf/2606.00001v2\",\"title\":\"On"
                + " maps\",\"abstract\":\"A\\n"
                + "map.\","
                + "\"authors\":[\"Ada\",{\"name\":\"Bob\",\"affiliation\":\"Lab\"},\"\"],\"categories\":[\"cs.CL\"],"
                + "\"published\":\"2026-06-01\",\"url\":\"https://example.org/1\",\"upvotes\":3,\"comments\":1,"
                + "\"tldr\":\"Maps.\",\"github\":\"https://github.com/a/b\",\"project\":\"nowhere\",\"keywords\":[\"map\"],\"comment\":\"2"
                + " pages\",\"hf_date\":\"2026-06-10\",\"other\":{}}",
            "",
            "{\"id\":\"10.1101/2026.01.01.000001\",\"title\":\"0\",\"published\":null}");

    assertThat(poll(file)).isEqualTo(new PollResult.Complete());

    Paper paper = sink.paper("arxiv:2606.00001");
    assertThat(paper.abstractText()).isEqualTo("A map.");
    assertThat(paper.authors()).containsExactly(new Author("Ada"), new Author("Bob", "Lab"));
    assertThat(paper.version()).isEqualTo(2);
    assertThat(paper.url()).isEqualTo("https://example.org/1");
    assertThat(paper.tldr()).isEqualTo("Maps.");
    assertThat(paper.signals().upvotes()).isEqualTo(3);
    assertThat(paper.signals().code()).isEqualTo("https://github.com/a/b");
    assertThat(paper.signals().project()).isEmpty();
    assertThat(paper.comment()).isEqualTo("2 pages");
    assertThat(paper.published()).isEqualTo("2026-06-01T00:00:00Z");
    assertThat(sink.announcements())
        .extracting(Announcement::announced)
        .containsExactly(Instant.parse("2026-06-10T00:00:00Z"), clock.instant());
    assertThat(sink.paper("doi:10.1101/2026.01.01.000001").published()).isEqualTo(clock.instant());
    assertThat(sink.malformed()).isEmpty();
  }

  @Test
  void linesThatCannotBeReadAreToldByTheirNumber() throws Exception {
    Path file =
        file(
            "{\"id\":\"2606.00001\",\"title\":",
            "[]",
            "{\"title\":\"No id\"}",
            "{\"id\":\"what is this\",\"title\":\"x\"}",
            "{\"id\":\"2606.00002\",\"title\":\" \"}",
            "{\"id\":\"2606.00003\",\"title\":\"Fine\"}");

    assertThat(poll(file)).isEqualTo(new PollResult.Complete());

    assertThat(sink.ids()).containsExactly("arxiv:2606.00003");
    assertThat(sink.malformed()).hasSize(5);
    assertThat(sink.malformed().get(0)).startsWith("line 1 is not JSON");
    assertThat(sink.malformed().subList(1, 5))
        .containsExactly(
            "line 2 is not a JSON object",
            "line 3 has no id",
            "line 4 has an id that names no paper: what is this",
            "line 5 has no title");
  }

  @Test
  void aThousandBadLinesAreToldInAHundredLines() throws Exception {
    assertThat(poll(file("nonsense\n".repeat(1000)))).isEqualTo(new PollResult.Complete());

    assertThat(sink.malformed())
        .hasSize(101)
        .last()
        .isEqualTo("and 900 more lines that could not be read");
  }

  @Test
  void aFileIsReadAgainOnlyWhenItHasChanged() throws Exception {
    Path file = file("{\"id\":\"2606.00001\",\"title\":\"One\"}");
    FileFeed feed = new FileFeed("sample", file, clock);
    feed.poll(PollMemory.none(), sink);

    CollectingSink second = new CollectingSink();
    assertThat(feed.poll(sink.memory(clock.instant()), second))
        .isEqualTo(new PollResult.Complete());
    assertThat(second.pages).isEmpty();

    file("{\"id\":\"2606.00001\",\"title\":\"One\"}", "{\"id\":\"2606.00002\",\"title\":\"Two\"}");
    feed.poll(sink.memory(clock.instant()), second);
    assertThat(second.ids()).hasSize(2);
  }

  @Test
  void validatorsComeAfterEverythingTheyVouchFor() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < 1200; number++) {
      lines.add("{\"id\":\"2606.%05d\",\"title\":\"T\"}".formatted(number));
    }

    poll(file(lines.toArray(String[]::new)));

    assertThat(sink.ids()).hasSize(1200);
    assertThat(sink.pages.get(0).announcements()).hasSize(500);
    assertThat(sink.pages).filteredOn(page -> page.validators().isPresent()).hasSize(1);
    assertThat(sink.pages.get(sink.pages.size() - 1).validators()).isPresent();
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    PollResult result = poll(folder.resolve("nowhere.jsonl"));

    assertThat(((PollResult.Failed) result).reason())
        .contains("nowhere.jsonl")
        .contains("create it");
  }

  @Test
  void aCompressedFileThatBreaksOffIsReadAsFarAsItGoes() throws Exception {
    StringBuilder text = new StringBuilder();
    java.util.Random random = new java.util.Random(3);
    for (int number = 0; number < 3000; number++) {
      text.append(
          "{\"id\":\"2606.%05d\",\"title\":\"T %d\"}\n".formatted(number, random.nextLong()));
    }
    byte[] packed = gzip(utf8(text.toString()));
    Path whole = Files.write(folder.resolve("whole"), packed);
    Path half =
        Files.write(folder.resolve("half"), java.util.Arrays.copyOf(packed, packed.length / 2));

    assertThat(poll(whole)).isEqualTo(new PollResult.Complete());
    assertThat(sink.ids()).hasSize(3000);

    CollectingSink broken = new CollectingSink();
    PollResult result = new FileFeed("sample", half, clock).poll(PollMemory.none(), broken);
    assertThat(result).isInstanceOf(PollResult.Partial.class);
    assertThat(broken.ids()).hasSizeBetween(1000, 2000);
    assertThat(broken.pages).noneMatch(page -> page.validators().isPresent());
  }

  @Test
  void noneOfTheCapturedPapersIsLost() throws Exception {
    Path file = CapturedData.feedsOrSkip().resolve("papers-dev.jsonl.gz");
    List<String> titles = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode node = mapper.readTree(line);
        titles.add(node.get("title").asText().replaceAll("\\s+", " ").strip());
      }
    }
    double progress = 0;
    List<String> read = new ArrayList<>();
    try (PaperFile papers = PaperFile.open(file, new PaperLines("dev", clock))) {
      for (Optional<FeedPage> page = papers.next(); page.isPresent(); page = papers.next()) {
        assertThat(page.get().malformed()).isEmpty();
        page.get().announcements().forEach(news -> read.add(news.paper().title()));
        assertThat(papers.progress()).isBetween(progress, 1.0);
        progress = papers.progress();
      }
      assertThat(papers.malformed()).isZero();
    }
    assertThat(read).hasSize(12_811).containsExactlyElementsOf(titles);
    assertThat(progress).isEqualTo(1.0);
  }
}
