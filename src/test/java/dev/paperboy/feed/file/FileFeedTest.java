package dev.paperboy.feed.file;

import static dev.paperboy.feed.ScriptedServer.gzip;
import static dev.paperboy.feed.ScriptedServer.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.CapturedData;
import dev.paperboy.SettableClock;
import dev.paperboy.feed.CollectingSink;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFeedTest {
  private final SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
  private final CollectingSink sink = new CollectingSink();
  private static final int ONE_IN = Boolean.getBoolean("paperboy.long") ? 1 : 10;

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
            "line 4 has an id that is not a paper's: what is this",
            "line 5 has no title");
  }

  @Test
  void eachLineIsReadInItsOwnEncoding() throws Exception {
    Path file = folder.resolve("papers.jsonl");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(utf8("\uFEFF{\"id\":\"2606.00001\",\"title\":\"Erdős maps\"}\n"));
    bytes.writeBytes(
        "{\"id\":\"2606.00002\",\"title\":\"Café maps\"}\n".getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(
        "{\"id\":\"2606.00003\",\"title\":\"It’s – maps\"}\n"
            .getBytes(Charset.forName("windows-1252")));
    bytes.writeBytes(utf8("\uFEFF{\"id\":\"2606.00004\",\"title\":\"日本 maps\"}\n"));
    bytes.writeBytes(utf8("{\"id\":\"2606.00005\",\"title\":\"Cut ma"));
    bytes.write(0xE2);
    bytes.write(0x80);
    bytes.writeBytes(utf8("\"}\n"));
    Files.write(file, bytes.toByteArray());

    assertThat(poll(file)).isEqualTo(new PollResult.Complete());

    assertThat(sink.papers())
        .extracting(Paper::title)
        .containsExactly("Erdős maps", "Café maps", "It’s – maps", "日本 maps", "Cut ma�");
    assertThat(sink.remarks())
        .containsExactly("2606.00005: characters that could not be read are shown as �");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, true, false",
    "UTF-16LE, false, true",
    "UTF-16BE, true, true",
    "UTF-16BE, false, false",
    "UTF-32LE, false, false"
  })
  void wideFilesAreReadWithAndWithoutAMarkCompressedOrNot(String name, boolean mark, boolean zip)
      throws Exception {
    String lines =
        """
        {"id":"2606.00001","title":"Café"}\r

        {"id":"2606.00002","title":"日本"}
        [\
        """;
    byte[] bytes = ((mark ? "\uFEFF" : "") + lines).getBytes(Charset.forName(name));
    Path file = Files.write(folder.resolve("papers.jsonl"), zip ? gzip(bytes) : bytes);

    assertThat(poll(file)).isEqualTo(new PollResult.Complete());

    assertThat(sink.papers()).extracting(Paper::title).containsExactly("Café", "日本");
    assertThat(sink.malformed()).hasSize(1).first().asString().startsWith("line 4 is not JSON");
  }

  @Test
  void whatIsNoTextNamesNoPaper() throws Exception {
    Path file =
        file(
            "{\"id\": 2611.12340, \"title\": \"A\"}",
            "{\"id\": 2611, \"title\": \"A\"}",
            "{\"id\": 2611.1e4, \"title\": \"A\"}",
            "{\"id\": 123456789012345678901234567890, \"title\": \"A\"}",
            "{\"id\": true, \"title\": \"A\"}",
            "{\"id\": [\"2611.12340\"], \"title\": \"A\"}",
            "{\"id\": {\"arxiv\": \"2611.12340\"}, \"title\": \"A\"}",
            "{\"id\": 310123, \"title\": \"A\", \"categories\": [\"hep-ph\"]}",
            "{\"id\": 17, \"url\": 12, \"title\": \"A\"}",
            "{\"id\": \"2611.00001\", \"title\": [\"A\"]}",
            "{\"id\": \"2611.00002\", \"title\": {\"en\": \"A\"}}");

    poll(file);

    String quote = ": write it in quotation marks";
    assertThat(sink.ids()).isEmpty();
    assertThat(sink.malformed())
        .containsExactly(
            "line 1 has an id that is a number, 2611.12340" + quote,
            "line 2 has an id that is a number, 2611" + quote,
            "line 3 has an id that is a number, 26111000" + quote,
            "line 4 has an id that is a number, 123456789012345678901234567890" + quote,
            "line 5 has an id that is true or false" + quote,
            "line 6 has an id that is a list" + quote,
            "line 7 has an id that is an object" + quote,
            "line 8 has an id that is a number, 310123" + quote,
            "line 9 has an id that is a number, 17" + quote,
            "line 10 has a title that is a list",
            "line 11 has a title that is an object");
  }

  @Test
  void aNumberBesideAnAddressThatNamesThePaperDoesNoHarm() throws Exception {
    poll(
        file(
            "{\"id\": 17, \"url\": \"https://example.org/17\", \"title\": \"A\"}",
            "{\"id\": null, \"url\": \"https://example.org/18\", \"title\": 1984}"));

    assertThat(sink.ids())
        .containsExactly("url:https://example.org/17", "url:https://example.org/18");
    assertThat(sink.papers().get(1).title()).isEqualTo("1984");
    assertThat(sink.remarks())
        .containsExactly("line 1: id is a number, 17, not a text: the url names the paper");
  }

  @Test
  void aFieldThatCannotBeReadIsSaidAndTheRestIsKept() throws Exception {
    String paper = "{\"id\": \"2606.%05d\", \"title\": \"A\", %s}";
    List<String> fields =
        List.of(
            "\"upvotes\": \"many\"",
            "\"upvotes\": -3",
            "\"upvotes\": 3.7",
            "\"upvotes\": 1e12",
            "\"upvotes\": 1e999999999",
            "\"upvotes\": 1e99999999999",
            "\"comments\": [1]",
            "\"published\": \"soon\"",
            "\"published\": true",
            "\"hf_date\": \"03/04/2026\"",
            "\"url\": 12",
            "\"github\": \"nowhere\"",
            "\"abstract\": [\"a\"]",
            "\"authors\": [[\"Ada\"], 7, \"Bob\"]",
            "\"categories\": [{\"term\": \"cs.CL\"}, \"cs.AI\"]");
    List<String> lines = new ArrayList<>();
    fields.forEach(field -> lines.add(paper.formatted(lines.size() + 1, field)));

    poll(file(lines.toArray(String[]::new)));

    assertThat(sink.ids()).hasSize(fields.size());
    assertThat(sink.malformed()).isEmpty();
    assertThat(sink.remarks())
        .containsExactly(
            "line 1: upvotes “many” is not a count and was left out",
            "line 2: upvotes “-3” is not a count and was left out",
            "line 3: upvotes “3.7” is not a count and was left out",
            "line 4: upvotes “1E+12” is not a count and was left out",
            "line 5: upvotes “1E+999999999” is not a count and was left out",
            "line 6: upvotes “1e99999999999” is not a count and was left out",
            "line 7: comments is a list, not a text, and was left out",
            "line 8: published “soon” is not a date that can be read: the day of reading is used",
            "line 9: published is true or false, not a date: the day of reading is used",
            "line 10: hf_date “03/04/2026” is not a date that can be read: another date is used",
            "line 11: url “12” is not a web address and was left out",
            "line 12: github “nowhere” is not a web address and was left out",
            "line 13: abstract is a list, not a text, and was left out",
            "line 14: authors: 2 of 3 cannot be read and were left out",
            "line 15: categories: 1 of 2 cannot be read and were left out");
    assertThat(sink.papers().get(7).published()).isEqualTo(clock.instant());
    assertThat(sink.papers().get(14).categories()).containsExactly("cs.AI");
  }

  @Test
  void countsDatesNamesAndTermsAreReadHoweverTheyAreWritten() throws Exception {
    poll(
        file(
            "{\"id\": \"2606.00001\", \"title\": \"A\", \"upvotes\": \"12\", \"comments\": 12.0,"
                + " \"published\": 1748764800000, \"authors\": \"Ada Example; Bob Sample\","
                + " \"categories\": \"cs.CL cs.AI\"}",
            "{\"id\": \"2606.00002\", \"title\": \"A\", \"upvotes\": 1e3, \"published\":"
                + " 1748764800, \"authors\": {\"name\": \"Ada\"}}",
            "{\"id\": \"2606.00003\", \"title\": \"A\", \"published\": \"27 Sept\"}"));

    Paper first = sink.paper("arxiv:2606.00001");
    assertThat(first.signals().upvotes()).isEqualTo(12);
    assertThat(first.signals().comments()).isEqualTo(12);
    assertThat(first.published()).isEqualTo("2025-06-01T08:00:00Z");
    assertThat(first.authors())
        .containsExactly(new Author("Ada Example"), new Author("Bob Sample"));
    assertThat(first.categories()).containsExactly("cs.CL", "cs.AI");
    Paper second = sink.paper("arxiv:2606.00002");
    assertThat(second.signals().upvotes()).isEqualTo(1000);
    assertThat(second.published()).isEqualTo("2025-06-01T08:00:00Z");
    assertThat(second.authors()).containsExactly(new Author("Ada"));
    assertThat(sink.paper("arxiv:2606.00003").published()).isEqualTo("2025-09-27T00:00:00Z");
    assertThat(sink.remarks()).isEmpty();
  }

  @Test
  void depthAndNumberOfTheValuesOfALineAreBounded() throws Exception {
    String paper = "{\"id\": \"2606.0000%d\", \"title\": \"A\", \"more\": %s}";
    poll(
        file(
            paper.formatted(1, "[".repeat(5_000) + "]".repeat(5_000)),
            paper.formatted(2, "[".repeat(50_000) + "]".repeat(50_000)),
            paper.formatted(3, "[" + "[],".repeat(250_000) + "0]"),
            paper.formatted(4, "[".repeat(100_000)),
            paper.formatted(5, "9".repeat(100_000)),
            paper.formatted(6, "\"" + "x".repeat(9_000_000) + "\"")));

    assertThat(sink.ids()).containsExactly("arxiv:2606.00001", "arxiv:2606.00005");
    assertThat(sink.malformed())
        .containsExactly(
            "line 2 is not a paper: it is nested too deeply or holds too many values",
            "line 3 is not a paper: it is nested too deeply or holds too many values",
            "line 4 is not a paper: it is nested too deeply or holds too many values",
            "line 6 is longer than 8 MB");
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

  /** One in ten of them, and all with {@code -Dpaperboy.long=true}. */
  @Test
  void noneOfTheCapturedPapersIsLost() throws Exception {
    Path captured = CapturedData.feedsOrSkip().resolve("papers-dev.jsonl.gz");
    Path file = folder.resolve("some.jsonl.gz");
    List<String> titles = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(captured)), StandardCharsets.UTF_8));
        Writer some =
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (number++ % ONE_IN == 0) {
          some.write(line + "\n");
          titles.add(PaperText.title(mapper.readTree(line).get("title").asText()));
        }
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
    assertThat(read).hasSizeGreaterThan(1_000).containsExactlyElementsOf(titles);
    assertThat(progress).isEqualTo(1.0);
  }
}
