package dev.paperboy.feed.biorxiv;

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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses one version of one preprint. The API sends "NA" for missing values. */
record BiorxivRow(JsonFields row, String server, String feed, Instant now) {

  private static final Pattern DATED_DOI = Pattern.compile("/(\\d{4})\\.(\\d{2})\\.(\\d{2})\\.");

  /**
   * Parses a row; problems name it by its position, from 1.
   *
   * @param now the date of a row without a readable date
   */
  static FeedItem item(
      Optional<JsonNode> read, int place, String server, String feed, Instant now) {
    if (read.isEmpty()) {
      return new FeedItem.Malformed("row " + place + " holds too many values for a paper");
    }
    JsonNode node = read.get();
    if (!node.isObject()) {
      return new FeedItem.Malformed("row " + place + " is not an object");
    }
    String where = "row " + place;
    JsonFields row = new JsonFields(node, new FieldRemarks(where));
    return new BiorxivRow(row, server, feed, now).read(where);
  }

  private FeedItem read(String where) {
    if (row.isNoText("doi")) {
      return new FeedItem.Malformed(
          where + " has a DOI that is " + row.kind("doi") + ", not a text");
    }
    String doi = field("doi");
    Optional<PaperId> id =
        PaperId.parse(doi).filter(parsed -> parsed.scheme() == PaperId.Scheme.DOI);
    if (id.isEmpty()) {
      String what = doi.isEmpty() ? "no DOI" : "an invalid DOI: " + PaperText.line(doi);
      return new FeedItem.Malformed(where + " has " + what);
    }
    String title = PaperText.htmlTitle(field("title"));
    if (title.isEmpty()) {
      return new FeedItem.Malformed(where + " (" + PaperText.line(doi) + ") has no title");
    }
    if (field("date").isEmpty()) {
      row.remarks().add("it has no date: the day of reading is used");
    }
    Instant posted =
        row.remarks().date("date", field("date"), now, JsonFields.DAY_OF_READING).orElse(now);
    int version = row.count("version").filter(number -> number > 0).orElse(1);
    AnnounceType type = version == 1 ? AnnounceType.NEW : AnnounceType.REPLACE;
    Paper paper = paper(id.get(), title, posted, version);
    Announcement announcement = new Announcement(feed, type, posted, paper);
    return new FeedItem.Announced(announcement, row.remarks().all());
  }

  private Paper paper(PaperId id, String title, Instant posted, int version) {
    return Paper.builder(id, title, version == 1 ? posted : firstPublished(posted))
        .abstractText(PaperText.html(field("abstract")))
        .authors(authors())
        .categories(PaperText.names(List.of(field("category"))))
        .organization(PaperText.name(field("author_corresponding_institution")))
        .version(version)
        .url("https://www." + server + ".org/content/" + id.local() + "v" + version)
        .comment(comment())
        .feeds(List.of(feed))
        .build();
  }

  /** Returns the date in the DOI, which is that of the first version, if there is one. */
  private Instant firstPublished(Instant posted) {
    Matcher matcher = DATED_DOI.matcher(field("doi"));
    return matcher.find()
        ? Dates.read(matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3))
            .filter(date -> date.isBefore(posted))
            .orElse(posted)
        : posted;
  }

  private List<Author> authors() {
    return PaperText.authors(
        Arrays.stream(field("authors").split(";", -1)).map(BiorxivRow::givenNameFirst).toList());
  }

  private static String givenNameFirst(String name) {
    int comma = name.indexOf(',');
    return comma < 0 ? name : name.substring(comma + 1).strip() + " " + name.substring(0, comma);
  }

  private String comment() {
    String published = field("published");
    return published.isEmpty() ? "" : PaperText.line("Published as " + published);
  }

  private String field(String name) {
    String text = row.text(name).strip();
    return text.equalsIgnoreCase("NA") ? "" : text;
  }
}
