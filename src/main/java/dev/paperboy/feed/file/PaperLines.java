package dev.paperboy.feed.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.feed.FeedItem;
import dev.paperboy.feed.text.FieldRemarks;
import dev.paperboy.feed.text.JsonFields;
import dev.paperboy.feed.text.JsonTree;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.ItemNames;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.paper.Signals;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parses papers in the form of JSON objects: {@code id} (in any spelling) and {@code title}, and
 * optionally {@code abstract}, {@code authors}, {@code categories}, {@code published}, {@code url},
 * {@code upvotes}, {@code comments}, {@code tldr}, {@code github}, {@code project}, {@code
 * keywords}, {@code comment}, {@code organization}, and {@code hf_date} or {@code list_date} for
 * the day of the announcement. Unknown fields are ignored. Lines of arXiv's public metadata
 * snapshot are recognized by their fields. Safe for use by several threads.
 */
public final class PaperLines {

  private final String feed;
  private final InstantSource clock;
  private final ArxivSnapshot snapshot;

  /**
   * Creates a parser of announcements by the feed of this name; undated papers are dated by the
   * clock.
   */
  public PaperLines(String feed, InstantSource clock) {
    this.feed = feed;
    this.clock = clock;
    this.snapshot = new ArxivSnapshot(feed);
  }

  /** Parses a line; empty for a blank one. Problems name it by its number, from 1. */
  public Optional<FeedItem> read(String line, long number) {
    if (line.isBlank()) {
      return Optional.empty();
    }
    JsonNode node;
    try {
      node = JsonTree.read(line);
    } catch (StreamConstraintsException tooMuch) {
      return malformed(number, "is not a paper: it is nested too deeply or holds too many values");
    } catch (JsonProcessingException notJson) {
      int column = notJson.getLocation() == null ? 1 : notJson.getLocation().getColumnNr();
      return malformed(number, "is not JSON: look near column " + column);
    }
    if (!node.isObject()) {
      return malformed(number, "is not a JSON object");
    }
    JsonFields fields = new JsonFields(node, new FieldRemarks("line " + number));
    return Optional.of(
        ArxivSnapshot.isRow(fields) ? snapshot.read(fields, number) : read(fields, number));
  }

  private FeedItem read(JsonFields fields, long number) {
    Optional<PaperReference> reference = reference(fields);
    if (reference.isEmpty()) {
      return new FeedItem.Malformed("line " + number + " " + whyNoPaper(fields));
    }
    String title = PaperText.title(fields.text("title"));
    if (title.isEmpty()) {
      String what =
          fields.isNoText("title") ? "has a title that is " + fields.kind("title") : "has no title";
      return new FeedItem.Malformed("line " + number + " " + what);
    }
    if (fields.isNoText("id")) {
      fields.remarks().add("id is " + fields.kind("id") + ", not a text: the url names the paper");
    }
    Instant now = clock.instant();
    Optional<Instant> listed =
        fields
            .date("hf_date", now, "another date")
            .or(() -> fields.date("list_date", now, "another date"));
    String instead = listed.isPresent() ? "the day of the list" : JsonFields.DAY_OF_READING;
    Optional<Instant> published = fields.date("published", now, instead);
    Instant announced = listed.or(() -> published).filter(date -> date.isBefore(now)).orElse(now);
    Paper paper = paper(reference.get(), title, published.orElse(announced), fields);
    ItemNames names =
        names(fields, reference.get().id(), listed.isPresent() || published.isPresent());
    Announcement announcement = new Announcement(feed, AnnounceType.NEW, announced, paper, names);
    return new FeedItem.Announced(announcement, fields.remarks().all());
  }

  /** Older versions parsed addresses differently. */
  private static ItemNames names(JsonFields fields, PaperId id, boolean dated) {
    Set<PaperId> former = new HashSet<>();
    Stream.of(fields.text("id"), fields.text("url"))
        .filter(spelling -> spelling.contains("/"))
        .findFirst()
        .ifPresent(spelling -> former.addAll(PaperReference.former(spelling)));
    former.remove(id);
    return former.isEmpty() ? ItemNames.NONE : new ItemNames("", former, dated);
  }

  private static String whyNoPaper(JsonFields fields) {
    if (fields.isNoText("id")) {
      return "has an id that is " + fields.kind("id") + ": write it in quotation marks";
    }
    String id = PaperText.line(fields.text("id"));
    return id.isEmpty() ? "has no id" : "has an id that is not a paper's: " + id;
  }

  private Paper paper(PaperReference reference, String title, Instant date, JsonFields fields) {
    String url = fields.link("url");
    return Paper.builder(reference.id(), title, date)
        .abstractText(PaperText.abstractText(fields.firstText("abstract", "summary")))
        .tldr(PaperText.abstractText(fields.text("tldr")))
        .authors(authors(fields))
        .categories(PaperText.names(fields.texts("categories", "[,\\s]+")))
        .keywords(PaperText.names(fields.texts("keywords", ",")))
        .version(Math.max(1, reference.version()))
        .url(url.isEmpty() ? reference.id().link() : url)
        .thumbnail(fields.link("thumbnail"))
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
        fields.link("github"),
        fields.link("project"));
  }

  /** A number as an id has lost its zeros or its decimals, and may be another paper's id. */
  private static Optional<PaperReference> reference(JsonFields fields) {
    Optional<PaperReference> named =
        fields.isNoText("id")
            ? Optional.empty()
            : PaperReference.parse(fields.text("id")).or(() -> withArchive(fields));
    return named.or(
        () -> fields.isNoText("url") ? Optional.empty() : PaperReference.parse(fields.text("url")));
  }

  // Lists of old papers may lack the archive of the id: 0310123 in hep-ph.
  private static Optional<PaperReference> withArchive(JsonFields fields) {
    String id = fields.text("id").strip();
    List<String> categories = fields.texts("categories", "[,\\s]+");
    return id.matches("\\d{7}(?:v\\d+)?") && !categories.isEmpty()
        ? PaperReference.parse(categories.get(0) + "/" + id)
        : Optional.empty();
  }

  /**
   * A list of names or of {name, affiliation}, a single one of these, or one text of several names.
   */
  private static List<Author> authors(JsonFields fields) {
    JsonNode written = fields.node().path("authors");
    if (!written.isArray() && !written.isObject()) {
      return PaperText.authors(fields.texts("authors", "[;,]"));
    }
    List<Author> authors = new ArrayList<>();
    int others = 0;
    for (JsonNode author : written.isObject() ? List.of(written) : written) {
      JsonFields person = new JsonFields(author);
      String name = PaperText.name(author.isTextual() ? author.asText() : person.text("name"));
      if (!name.isEmpty() && authors.size() < PaperText.MOST_AUTHORS) {
        authors.add(new Author(name, PaperText.name(person.text("affiliation"))));
      } else if (name.isEmpty() && !isBlank(author)) {
        others++;
      }
    }
    fields.remarkOthers("authors", others);
    return authors;
  }

  private static boolean isBlank(JsonNode author) {
    JsonNode name = author.isObject() ? author.path("name") : author;
    return name.isNull() || (name.isTextual() && name.asText().isBlank());
  }

  private static Optional<FeedItem> malformed(long number, String problem) {
    return Optional.of(new FeedItem.Malformed("line " + number + " " + problem));
  }
}
