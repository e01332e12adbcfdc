package dev.paperboy.site.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.synd.SyndPerson;
import dev.paperboy.CapturedData;
import dev.paperboy.bench.PapersFile;
import dev.paperboy.card.CardFactory;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Feeds of real papers, and of made-up ones that are worse, are valid and read back equal: one real
 * paper in ten, all of them with {@code -Dpaperboy.long=true}.
 */
final class CapturedPapersAsFeedsTest {
  private static final Instant DAY = Instant.parse("2026-05-04T10:11:12.345Z");
  private static final String BASE = "https://papers.example.org";
  private static final int ON_A_PAGE = 1_000;
  private static final int ONE_IN = Boolean.getBoolean("paperboy.long") ? 1 : 10;

  private final CardFactory cardFactory = new CardFactory(Map.of());

  @Test
  void thePapersOfTheCollection() throws IOException {
    Path feeds = CapturedData.feedsOrSkip();
    List<Paper> all = PapersFile.read(feeds.resolve("papers-dev.jsonl.gz"));
    List<Paper> papers =
        IntStream.range(0, all.size() / ONE_IN).mapToObj(i -> all.get(i * ONE_IN)).toList();
    assertThat(papers).hasSizeGreaterThan(1_000);
    for (int from = 0; from < papers.size(); from += ON_A_PAGE) {
      check(papers.subList(from, Math.min(papers.size(), from + ON_A_PAGE)));
    }
  }

  private static PaperBuilder paper(String title) {
    return Paper.builder(PaperId.of("arxiv:2606.00001"), title, DAY);
  }

  @Test
  void textsAreTextsWhateverTheyContain() {
    check(
        Stream.of(
                "<script>alert(1)</script> & <b>bold</b>",
                "a < b && c > d ]]> \"quoted\"",
                "&lt;i&gt; &amp;amp; &nbsp;",
                "𝔸 模型 🤖 مقالة é",
                "a\u0000b\u0001c\u000bd\u001fe\u007ff\u0085g",
                "lone \ud83e surrogates \udd16 and \ufffe\uffff",
                "two\nlines\r\nand\ttabs")
            .map(
                text ->
                    paper(text)
                        .abstractText(text)
                        .authors(List.of(new Author(text), new Author("Bo Li")))
                        .categories(List.of("cs.CL", "Physics & <Space>"))
                        .build())
            .toList());
  }

  @Test
  void aPaperMayLackEverythingButATitle() {
    check(List.of(paper("\u0001").build(), paper("A title").url("not an address").build()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/a|b?q={x}&y=[z]",
        "https://example.org/päper?q=é#ö",
        "https://bücher.example/x",
        "HTTPS://EXAMPLE.ORG/%zz"
      })
  void addressesAreWrittenAsUris(String address) {
    check(List.of(paper("A title").url(address).build()));
    assertThat(entry(paper("A title").url(address).build()).source()).isPresent();
  }

  @Test
  void thePermanentIdOfAnEntryDependsOnThePaperAlone() {
    Paper one = paper("A title").build();
    Paper renamed = paper("Another title").revised(DAY).build();
    Paper other = Paper.builder(PaperId.of("arxiv:2606.00002"), "A title", DAY).build();
    assertThat(entry(renamed).id()).isEqualTo(entry(one).id()).startsWith("urn:uuid:");
    assertThat(FeedEntry.of(one, "https://elsewhere.example", "", DAY).id())
        .isEqualTo(entry(one).id());
    assertThat(entry(other).id()).isNotEqualTo(entry(one).id());
  }

  @Test
  void theSchemasTellFaults() {
    FeedContent document = document(List.of(entry(paper("A title").build())));
    String atom = AtomWriter.write(document);
    assertThat(FeedValidation.problems(atom)).isEmpty();
    for (String fault :
        List.of(
            atom.replaceFirst("<id>[^<]*</id>", ""),
            atom.replaceAll("<updated>[^<]*</updated>", ""),
            atom.replaceAll("T10:11:12Z", " 10:11"),
            atom.replace("rel=\"alternate\"", "rel=\"related\""),
            atom.replace("href=", "ref="),
            atom.replace("</entry>", "<title>Two</title></entry>"),
            atom.replace("</feed>", "<unknown/></feed>"))) {
      assertThat(fault).isNotEqualTo(atom);
      assertThat(FeedValidation.problems(fault)).as(fault).isNotEmpty();
    }
    String json = JsonFeedWriter.write(document);
    assertThat(FeedValidation.isJsonFeed(json)).isTrue();
    for (String fault :
        List.of(
            json.replace("\"id\"", "\"guid\""),
            json.replace("content_text", "content"),
            json.replace("version/1.1", "version/2"),
            json.replace("T10:11:12Z", ""),
            json.replace("https://papers.example.org/papers/arxiv", "/papers/arxiv"))) {
      assertThat(fault).isNotEqualTo(json);
      assertThat(FeedValidation.isJsonFeed(fault)).as(fault).isFalse();
    }
  }

  private FeedEntry entry(Paper paper) {
    return FeedEntry.of(paper, BASE, cardFactory.of(paper).url(), DAY);
  }

  private static FeedContent document(List<FeedEntry> entries) {
    return new FeedContent(
        FeedUrn.of("feed", "test"),
        "Papers: <all> & more",
        "Papers",
        Optional.of(BASE + "/papers"),
        BASE + "/papers.atom?q=a+b",
        Map.of("prev-archive", BASE + "/papers.atom?q=a+b&month=2026-05&part=1"),
        false,
        entries);
  }

  /** Writes papers as feeds, validates them, and reads them with Rome and Jackson. */
  private void check(List<Paper> papers) {
    List<FeedEntry> entries = papers.stream().map(this::entry).toList();
    FeedContent document = document(entries);
    Feed atom = FeedValidation.atom(AtomWriter.write(document));
    assertThat(atom.getId()).isEqualTo(document.id());
    assertThat(atom.getTitle()).isEqualTo(document.title());
    assertThat(atom.getUpdated()).isEqualTo(document.updated());
    assertThat(atom.getEntries().stream().map(CapturedPapersAsFeedsTest::read).toList())
        .isEqualTo(entries);
    JsonNode json = FeedValidation.json(JsonFeedWriter.write(document));
    assertThat(stream(json.path("items")).map(CapturedPapersAsFeedsTest::read).toList())
        .isEqualTo(entries);
  }

  private static FeedEntry read(Entry entry) {
    return new FeedEntry(
        entry.getId(),
        entry.getTitle(),
        entry.getAlternateLinks().get(0).getHref(),
        entry.getOtherLinks().stream()
            .filter(link -> link.getRel().equals("via"))
            .map(link -> link.getHref())
            .findFirst(),
        entry.getSummary() == null ? "" : entry.getSummary().getValue(),
        entry.getAuthors().stream().map(SyndPerson::getName).toList(),
        entry.getCategories().stream().map(Category::getTerm).toList(),
        entry.getPublished().toInstant(),
        entry.getUpdated().toInstant());
  }

  private static FeedEntry read(JsonNode item) {
    List<String> authors = new ArrayList<>();
    item.path("authors").forEach(author -> authors.add(author.path("name").asText()));
    return new FeedEntry(
        item.path("id").asText(),
        item.path("title").asText(),
        item.path("url").asText(),
        Optional.ofNullable(item.get("external_url")).map(JsonNode::asText),
        item.path("content_text").asText(),
        authors,
        stream(item.path("tags")).map(JsonNode::asText).toList(),
        Instant.parse(item.path("date_published").asText()),
        Instant.parse(item.path("date_modified").asText()));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
