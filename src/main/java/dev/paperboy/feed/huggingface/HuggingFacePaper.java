package dev.paperboy.feed.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.feed.FeedItem;
import dev.paperboy.feed.text.FieldRemarks;
import dev.paperboy.feed.text.JsonFields;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.paper.TldrOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parses a paper in Hugging Face's format. Over the years fields moved between a row of a list and
 * the paper within it, and not every row has all of them.
 *
 * @param row a row of a list, or an object that contains only the paper
 */
record HuggingFacePaper(JsonFields row) {

  /** Parses a row of a list; problems name it by its position, from 1. */
  static FeedItem item(String feed, Optional<JsonNode> read, int place, Instant listDate) {
    String where = "row " + place + " of the list of " + listDate.toString().substring(0, 10);
    if (read.isEmpty()) {
      return new FeedItem.Malformed(where + " holds too many values for a paper");
    }
    JsonNode row = read.get();
    if (!row.isObject() || !row.path("paper").isObject()) {
      return new FeedItem.Malformed(where + " is not a paper");
    }
    FieldRemarks remarks = new FieldRemarks(where);
    HuggingFacePaper written = new HuggingFacePaper(new JsonFields(row, remarks));
    if (written.id().isEmpty()) {
      return new FeedItem.Malformed(where + " has " + written.whyNoId());
    }
    Instant announced =
        written
            .paper()
            .date("submittedOnDailyAt", listDate, "the day of the list")
            .orElse(listDate);
    return written
        .read(feed, announced)
        .<FeedItem>map(paper -> announced(feed, announced, paper, remarks))
        .orElseGet(
            () ->
                new FeedItem.Malformed(
                    where + " (" + written.paper().text("id") + ") has no title that can be read"));
  }

  private static FeedItem announced(
      String feed, Instant announced, Paper paper, FieldRemarks remarks) {
    return new FeedItem.Announced(
        new Announcement(feed, Announcement.AnnounceType.NEW, announced, paper), remarks.all());
  }

  private String whyNoId() {
    if (paper().isNoText("id")) {
      return "an id that is " + paper().kind("id") + ", not a text";
    }
    String id = paper().text("id");
    return id.isBlank() ? "no id" : "an id that is not arXiv's: " + PaperText.line(id);
  }

  /** Returns the paper; empty if it has no arXiv id or no title. */
  Optional<Paper> read(String feed, Instant otherwisePublished) {
    String title = PaperText.title(either("title"));
    return id().filter(id -> !title.isEmpty())
        .map(id -> complete(id, title, published(otherwisePublished), feed));
  }

  private Paper complete(PaperId id, String title, Instant published, String feed) {
    return Paper.builder(id, title, published)
        .abstractText(PaperText.abstractText(either("summary")))
        .tldr(PaperText.abstractText(paper().text("ai_summary")))
        .tldrOrigin(TldrOrigin.MACHINE)
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
    return paper().isNoText("id")
        ? Optional.empty()
        : PaperId.parse(paper().text("id")).filter(id -> id.scheme() == PaperId.Scheme.ARXIV);
  }

  private JsonFields paper() {
    return row.object("paper");
  }

  private String either(String name) {
    String inner = paper().text(name);
    return inner.isBlank() ? row.text(name) : inner;
  }

  private String link(String name) {
    String inner = paper().link(name);
    return inner.isEmpty() ? row.link(name) : inner;
  }

  // The row's own date used to be the date of submission to the list, but no longer is.
  private Instant published(Instant otherwise) {
    return paper()
        .date("publishedAt", otherwise, "the day of the list")
        .or(() -> row.date("publishedAt", otherwise, "the day of the list"))
        .orElse(otherwise);
  }

  private List<Author> authors() {
    List<String> names = new ArrayList<>();
    int others = 0;
    for (JsonNode author : paper().list("authors")) {
      JsonNode name = author.isObject() ? author.path("name") : author;
      names.add(name.isTextual() ? name.asText() : "");
      others += name.isTextual() || name.isNull() || name.isMissingNode() ? 0 : 1;
    }
    paper().remarkOthers("authors", others);
    return PaperText.authors(names);
  }

  private Signals signals() {
    int comments = row.count("numComments").or(() -> paper().count("numComments")).orElse(0);
    return new Signals(
        paper().count("upvotes").orElse(0), comments, link("githubRepo"), link("projectPage"));
  }

  private String thumbnail() {
    String thumbnail = link("thumbnail");
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
