package dev.paperboy.chat.discord.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperboy.CapturedData;
import dev.paperboy.bench.PapersFile;
import dev.paperboy.card.Card;
import dev.paperboy.card.Card.Cause;
import dev.paperboy.card.CardFactory;
import dev.paperboy.command.MemoryButtons;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.paper.TldrOrigin;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.text.CleanText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Every real paper is shown within Discord's limits, alone and among others: of the collection one
 * in ten, all of them with {@code -Dpaperboy.long=true}.
 */
final class CapturedPapersTest {
  private static final ChannelId CHANNEL = new ChannelId("discord", "1", "2");
  private static final PaperId SOME = PaperId.parse("2605.00001").orElseThrow();
  private static final int ONE_IN = Boolean.getBoolean("paperboy.long") ? 1 : 10;
  private static final Instant DAY = Instant.parse("2026-05-04T00:00:00Z");

  private final CardFactory cardFactory =
      new CardFactory(Map.of("huggingface", "Hugging Face", "arxiv", "arXiv"));

  @Test
  void thePapersOfTheCollection() throws IOException {
    List<Paper> all = PapersFile.read(CapturedData.feedsOrSkip().resolve("papers-dev.jsonl.gz"));
    check(
        IntStream.range(0, all.size() / ONE_IN).mapToObj(i -> all.get(i * ONE_IN)).toList(), 1_000);
  }

  @Test
  void thePapersOfTheDailyLists() throws IOException {
    List<Paper> papers = new ArrayList<>();
    for (String folder : List.of("hf_daily", "hf_daily_versions")) {
      for (Path file : files(folder)) {
        for (JsonNode row : new JsonMapper().readTree(Files.readString(file))) {
          papers.add(paper(row.path("paper")));
        }
      }
    }
    check(papers, 500);
  }

  @Test
  void thePapersOfArxiv() throws Exception {
    List<Paper> papers = new ArrayList<>();
    for (String folder : List.of("arxiv_rss", "arxiv_api", "arxiv_oai")) {
      for (Path file : files(folder)) {
        try (InputStream body = Files.newInputStream(file)) {
          Element root =
              DocumentBuilderFactory.newDefaultInstance()
                  .newDocumentBuilder()
                  .parse(body)
                  .getDocumentElement();
          for (String name : List.of("item", "entry", "record")) {
            elements(root, name).forEach(one -> papers.add(paper(one)));
          }
        }
      }
    }
    check(papers, 50);
  }

  private void check(List<Paper> papers, int atLeast) {
    assertThat(papers.size()).isGreaterThan(atLeast);
    List<Card> cards = papers.stream().distinct().map(this::card).toList();
    for (Card card : cards) {
      DataObject message = posted(List.of(card));
      DataObject embed = message.getArray("embeds").getObject(0);
      ShownText title = ShownText.of(embed.getString("title"));
      assertThat(title.effects()).isEmpty();
      String mark = card.withdrawn() ? CardEmbed.WITHDRAWN : "";
      String whole = mark + CleanText.line(card.title());
      assertThat(title.text().equals(whole) || title.text().endsWith("…")).as(whole).isTrue();
      if (!card.summary().isBlank()) {
        assertThat(ShownText.of(embed.getString("description")).text())
            .contains(CleanText.line(card.summary()));
      }
    }
    for (List<Card> left = cards; !left.isEmpty(); ) {
      int fitting = DiscordMessageRenderer.fitting(left);
      DataArray embeds = posted(left.subList(0, fitting)).getArray("embeds");
      MessageLimits.check(DiscordMessageRenderer.bare("", left.subList(0, fitting)).toData());
      assertThat(embeds.length()).isEqualTo(fitting);
      if (fitting > 1) {
        String last = embeds.getObject(fitting - 1).getString("description", "");
        assertThat(ShownText.of(last).text())
            .contains(CleanText.line(left.get(fitting - 1).summary()));
      }
      left = left.subList(fitting, left.size());
    }
  }

  private static DataObject posted(List<Card> cards) {
    DiscordMessageRenderer render = new DiscordMessageRenderer(new MemoryButtons());
    try (MessageCreateData message = render.create(CHANNEL, "", cards, List.of())) {
      DataObject data = message.toData();
      MessageLimits.check(data);
      return data;
    }
  }

  /** As if it had matched for the first words of its title. */
  private Card card(Paper paper) {
    int end = Math.max(1, paper.title().indexOf(' '));
    String first = paper.title().substring(0, Math.min(end, paper.title().length()));
    return cardFactory.of(
        paper,
        List.of(new Evidence("title", first, 0, first.length())),
        List.of(new Cause(3, first), new Cause(4, "cat:cs.CV")));
  }

  private static Paper paper(JsonNode row) {
    List<Author> authors = new ArrayList<>();
    row.path("authors").forEach(author -> authors.add(new Author(author.path("name").asText("?"))));
    return Paper.builder(
            PaperId.parse(row.path("id").asText()).orElse(SOME), row.path("title").asText(), DAY)
        .abstractText(row.path("summary").asText(""))
        .tldr(row.path("ai_summary").asText(""))
        .tldrOrigin(TldrOrigin.MACHINE)
        .authors(authors)
        .signals(
            new Signals(
                row.path("upvotes").asInt(0),
                0,
                row.path("githubRepo").asText(""),
                row.path("projectPage").asText("")))
        .feeds(List.of("huggingface"))
        .build();
  }

  private static Paper paper(Element item) {
    String text =
        Stream.of("description", "summary", "abstract", "dc:description")
            .flatMap(name -> elements(item, name))
            .map(Element::getTextContent)
            .findFirst()
            .orElse("");
    List<Author> authors =
        Stream.of("dc:creator", "author")
            .flatMap(name -> elements(item, name))
            .map(Element::getTextContent)
            .filter(name -> !name.isBlank())
            .map(Author::new)
            .toList();
    String title =
        Stream.of("title", "dc:title")
            .flatMap(name -> elements(item, name))
            .map(Element::getTextContent)
            .findFirst()
            .orElse("?");
    return Paper.builder(SOME, title, DAY)
        .abstractText(text)
        .authors(authors)
        .feeds(List.of("arxiv"))
        .build();
  }

  private static Stream<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> found = Files.list(CapturedData.feedsOrSkip().resolve(folder))) {
      return found.sorted().toList();
    }
  }
}
