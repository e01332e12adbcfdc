package dev.paperboy.feed.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.feed.FeedItem;
import dev.paperboy.feed.text.Dates;
import dev.paperboy.feed.text.FieldRemarks;
import dev.paperboy.feed.text.JsonFields;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Parses rows of arXiv's public metadata snapshot ({@code arxiv-metadata-oai-snapshot.json}): a
 * paper with all its versions, its authors' names in parts, and its categories in one text. The
 * announcement date is that of its first version. Thread-safe.
 */
final class ArxivSnapshot {
  private final String feed;

  ArxivSnapshot(String feed) {
    this.feed = feed;
  }

  /** Returns whether this is a row of the snapshot: no other format has these fields. */
  static boolean isRow(JsonFields fields) {
    return fields.node().path("authors_parsed").isArray()
        || (fields.node().path("versions").isArray() && fields.node().has("update_date"));
  }

  FeedItem read(JsonFields fields, long number) {
    if (fields.isNoText("id")) {
      return malformed(
          number, "has an id that is " + fields.kind("id") + ": write it in quotation marks");
    }
    Optional<PaperReference> reference =
        PaperReference.parse(fields.text("id"))
            .filter(found -> found.id().scheme() == PaperId.Scheme.ARXIV);
    if (reference.isEmpty()) {
      String id = PaperText.line(fields.text("id"));
      return malformed(number, id.isEmpty() ? "has no id" : "has an id that is not arXiv's: " + id);
    }
    String title = PaperText.title(fields.text("title"));
    if (title.isEmpty()) {
      return malformed(number, "has no title");
    }
    List<JsonNode> versions = fields.list("versions");
    Optional<Instant> first = created(versions, fields.remarks());
    Optional<Instant> published = first.or(() -> Dates.read(fields.text("update_date")));
    if (published.isEmpty()) {
      return malformed(number, "has no date that can be read");
    }
    Paper paper =
        Paper.builder(reference.get().id(), title, published.get())
            .abstractText(PaperText.abstractText(fields.text("abstract")))
            .authors(authors(fields))
            .categories(PaperText.names(fields.texts("categories", "[,\\s]+")))
            .version(latest(versions))
            .comment(PaperText.title(fields.text("comments")))
            .feeds(List.of(feed))
            .build();
    Announcement announcement = new Announcement(feed, AnnounceType.NEW, published.get(), paper);
    return new FeedItem.Announced(announcement, fields.remarks().all());
  }

  private static Optional<Instant> created(List<JsonNode> versions, FieldRemarks remarks) {
    Optional<JsonFields> first =
        versions.stream().findFirst().map(version -> new JsonFields(version, remarks));
    Optional<Instant> created = first.map(version -> version.text("created")).flatMap(Dates::read);
    if (created.isEmpty() && first.isPresent()) {
      remarks.add("the date of its first version cannot be read: update_date is used");
    }
    return created;
  }

  private static int latest(List<JsonNode> versions) {
    int latest = Math.max(1, versions.size());
    for (JsonNode version : versions) {
      String name = text(version, "version");
      if (name.matches("v\\d{1,4}")) {
        latest = Math.max(latest, Integer.parseInt(name.substring(1)));
      }
    }
    return latest;
  }

  private static List<Author> authors(JsonFields fields) {
    List<Author> authors = new ArrayList<>();
    for (JsonNode parts : fields.list("authors_parsed")) {
      String name = parts.path(1).asText() + " " + parts.path(0).asText();
      String suffix = parts.path(2).asText();
      String whole = PaperText.name(suffix.isBlank() ? name : name + " " + suffix);
      if (!whole.isEmpty() && authors.size() < PaperText.MOST_AUTHORS) {
        authors.add(new Author(whole, PaperText.name(parts.path(3).asText())));
      }
    }
    return authors.isEmpty()
        ? PaperText.authors(Arrays.asList(fields.text("authors").split(",| and ", -1)))
        : authors;
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText("");
  }

  private static FeedItem malformed(long number, String problem) {
    return new FeedItem.Malformed("line " + number + " " + problem);
  }
}
