package dev.paperboy.feed.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.feed.Item;
import dev.paperboy.feed.text.Dates;
import dev.paperboy.feed.text.JsonFields;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.paper.Signals;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads papers that are written as JSON objects: {@code id} (in any spelling) and {@code title},
 * and where they are known {@code abstract}, {@code authors}, {@code categories}, {@code
 * published}, {@code url}, {@code upvotes}, {@code comments}, {@code tldr}, {@code github}, {@code
 * project}, {@code keywords}, {@code comment}, {@code organization}, and {@code hf_date} or {@code
 * list_date} for the day of the announcement. Unknown fields are passed over. Lines of arXiv's
 * public metadata snapshot are known by their fields and read too. Safe for use by several threads.
 */
public final class PaperLines {

  private final String feed;
  private final InstantSource clock;
  private final ArxivSnapshot snapshot;

  /** A reader of announcements by the feed of this name; undated papers are dated by the clock. */
  public PaperLines(String feed, InstantSource clock) {
    this.feed = feed;
    this.clock = clock;
    this.snapshot = new ArxivSnapshot(feed);
  }

  /** Reads a line; empty for a blank one. Problems name it by its number, counted from 1. */
  public Optional<Item> read(String line, long number) {
    if (line.isBlank()) {
      return Optional.empty();
    }
    JsonNode node;
    try {
      node = JsonFields.parse(line);
    } catch (JsonProcessingException notJson) {
      int column = notJson.getLocation() == null ? 1 : notJson.getLocation().getColumnNr();
      return malformed(number, "is not JSON: look near column " + column);
    }
    if (!node.isObject()) {
      return malformed(number, "is not a JSON object");
    }
    JsonFields fields = new JsonFields(node);
    return Optional.of(
        ArxivSnapshot.isRow(fields) ? snapshot.read(fields, number) : read(fields, number));
  }

  private Item read(JsonFields fields, long number) {
    Optional<PaperReference> reference = reference(fields);
    if (reference.isEmpty()) {
      String id = PaperText.name(fields.text("id"));
      String problem = id.isEmpty() ? "has no id" : "has an id that names no paper: " + id;
      return new Item.Malformed("line " + number + " " + problem);
    }
    String title = PaperText.title(fields.text("title"));
    if (title.isEmpty()) {
      return new Item.Malformed("line " + number + " has no title");
    }
    Optional<Instant> listed =
        Dates.read(fields.text("hf_date")).or(() -> Dates.read(fields.text("list_date")));
    Optional<Instant> published = Dates.read(fields.text("published"));
    Instant announced = listed.or(() -> published).orElseGet(clock::instant);
    Paper paper = paper(reference.get(), title, published.orElse(announced), fields);
    return new Item.Announced(new Announcement(feed, AnnounceType.NEW, announced, paper));
  }

  private Paper paper(PaperReference reference, String title, Instant date, JsonFields fields) {
    String url = PaperText.link(fields.text("url"));
    return Paper.builder(reference.id(), title, date)
        .abstractText(PaperText.abstractText(fields.firstText("abstract", "summary")))
        .tldr(PaperText.abstractText(fields.text("tldr")))
        .authors(authors(fields))
        .categories(PaperText.names(terms(fields, "categories", "[,\\s]+")))
        .keywords(PaperText.names(terms(fields, "keywords", ",")))
        .version(Math.max(1, reference.version()))
        .url(url.isEmpty() ? reference.id().link() : url)
        .thumbnail(PaperText.link(fields.text("thumbnail")))
        .organization(PaperText.name(fields.text("organization")))
        .comment(PaperText.title(fields.text("comment")))
        .signals(signals(fields))
        .feeds(List.of(feed))
        .build();
  }

  private static Signals signals(JsonFields fields) {
    return new Signals(
        fields.count("upvotes").orElse(0),
        fields.count("comments").orElse(0),
        PaperText.link(fields.text("github")),
        PaperText.link(fields.text("project")));
  }

  private static Optional<PaperReference> reference(JsonFields fields) {
    return PaperReference.parse(fields.text("id"))
        .or(() -> withArchive(fields))
        .or(() -> PaperReference.parse(fields.text("url")));
  }

  // Lists of old papers are found that have lost the archive of the id: 0310123 in hep-ph.
  private static Optional<PaperReference> withArchive(JsonFields fields) {
    String id = fields.text("id").strip();
    List<String> categories = terms(fields, "categories", "[,\\s]+");
    return id.matches("\\d{7}(?:v\\d+)?") && !categories.isEmpty()
        ? PaperReference.parse(categories.get(0) + "/" + id)
        : Optional.empty();
  }

  private static List<Author> authors(JsonFields fields) {
    List<Author> authors = new ArrayList<>();
    for (JsonNode author : fields.list("authors")) {
      JsonFields person = new JsonFields(author);
      String name = PaperText.name(author.isTextual() ? author.asText() : person.text("name"));
      if (!name.isEmpty() && authors.size() < PaperText.MOST_AUTHORS) {
        authors.add(new Author(name, PaperText.name(person.text("affiliation"))));
      }
    }
    return authors.isEmpty()
        ? PaperText.authors(Arrays.asList(fields.text("authors").split("[;,]", -1)))
        : authors;
  }

  private static List<String> terms(JsonFields fields, String name, String separator) {
    List<String> listed = fields.texts(name);
    return listed.isEmpty()
        ? Arrays.asList(fields.text(name).strip().split(separator, -1))
        : listed;
  }

  private static Optional<Item> malformed(long number, String problem) {
    return Optional.of(new Item.Malformed("line " + number + " " + problem));
  }
}
