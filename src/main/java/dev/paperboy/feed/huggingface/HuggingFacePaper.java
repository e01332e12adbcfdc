package dev.paperboy.feed.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.feed.Item;
import dev.paperboy.feed.text.Dates;
import dev.paperboy.feed.text.JsonFields;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a paper as Hugging Face writes it. Over the years fields moved between a row of a list and
 * the paper within it, and not every row has all of them.
 *
 * @param row a row of a list, or an object that holds nothing but the paper
 */
record HuggingFacePaper(JsonFields row) {

  /** Reads a row of a list; problems name it by its place, counted from 1. */
  static Item item(String feed, JsonNode row, int place, Instant listDate) {
    String where = "row " + place + " of the list of " + listDate.toString().substring(0, 10);
    if (!row.isObject() || !row.path("paper").isObject()) {
      return new Item.Malformed(where + " is not a paper");
    }
    HuggingFacePaper written = new HuggingFacePaper(new JsonFields(row));
    String id = written.paper().text("id");
    if (written.id().isEmpty()) {
      String what = id.isBlank() ? "no id" : "an id that is not arXiv's: " + PaperText.name(id);
      return new Item.Malformed(where + " has " + what);
    }
    Instant announced = Dates.read(written.paper().text("submittedOnDailyAt")).orElse(listDate);
    return written
        .read(feed, announced)
        .<Item>map(
            paper ->
                new Item.Announced(
                    new Announcement(feed, Announcement.AnnounceType.NEW, announced, paper)))
        .orElseGet(() -> new Item.Malformed(where + " (" + id + ") has no title"));
  }

  /** The paper; empty where it has no arXiv id or no title. */
  Optional<Paper> read(String feed, Instant otherwisePublished) {
    String title = PaperText.title(either("title"));
    return id().filter(id -> !title.isEmpty())
        .map(id -> complete(id, title, published().orElse(otherwisePublished), feed));
  }

  private Paper complete(PaperId id, String title, Instant published, String feed) {
    return Paper.builder(id, title, published)
        .abstractText(PaperText.abstractText(either("summary")))
        .tldr(PaperText.abstractText(paper().text("ai_summary")))
        .authors(authors())
        .keywords(PaperText.names(paper().texts("ai_keywords")))
        .url("https://huggingface.co/papers/" + id.local())
        .thumbnail(thumbnail())
        .organization(organization())
        .signals(signals())
        .feeds(List.of(feed))
        .build();
  }

  private Optional<PaperId> id() {
    return PaperId.parse(paper().text("id")).filter(id -> id.scheme() == PaperId.Scheme.ARXIV);
  }

  private JsonFields paper() {
    return row.object("paper");
  }

  private String either(String name) {
    String inner = paper().text(name);
    return inner.isBlank() ? row.text(name) : inner;
  }

  // The row's own date meant when the paper was submitted to the list, until it did not.
  private Optional<Instant> published() {
    return Dates.read(paper().text("publishedAt")).or(() -> Dates.read(row.text("publishedAt")));
  }

  private List<Author> authors() {
    return PaperText.authors(
        paper().list("authors").stream()
            .map(author -> author.isTextual() ? author.asText() : author.path("name").asText(""))
            .toList());
  }

  private Signals signals() {
    int comments = row.count("numComments").or(() -> paper().count("numComments")).orElse(0);
    return new Signals(
        paper().count("upvotes").orElse(0),
        comments,
        PaperText.link(either("githubRepo")),
        PaperText.link(either("projectPage")));
  }

  private String thumbnail() {
    String thumbnail = PaperText.link(either("thumbnail"));
    if (!thumbnail.isEmpty()) {
      return thumbnail;
    }
    return Stream.of(row, paper())
        .flatMap(fields -> fields.texts("mediaUrls").stream())
        .map(PaperText::link)
        .filter(link -> link.matches("(?i).+\\.(?:png|jpe?g|gif|webp)"))
        .findFirst()
        .orElse("");
  }

  private String organization() {
    return Stream.of(paper(), row)
        .map(fields -> fields.object("organization").firstText("fullname", "name"))
        .map(PaperText::name)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }
}
