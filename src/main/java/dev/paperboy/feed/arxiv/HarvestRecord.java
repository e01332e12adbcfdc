package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.FeedItem;
import dev.paperboy.feed.text.FieldRemarks;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One record of a harvest. Records have no version number: an updated one is at least version 2, of
 * which only the date is known. It counts as new if it was created in the weeks before the record
 * was changed, otherwise as a replacement.
 *
 * @param record the element
 */
record HarvestRecord(XmlElement record) {

  /** Most papers are announced within days; some are held by the moderators for weeks. */
  private static final Duration UNTIL_ANNOUNCED = Duration.ofDays(30);

  /**
   * Parses the record; empty for a deleted record, which contains only an id: the stored paper
   * remains.
   */
  Optional<FeedItem> read(String feed, Instant now) {
    XmlElement header = first(record, "header").orElse(record);
    if (header.attribute("status").equals("deleted")) {
      return Optional.empty();
    }
    Optional<XmlElement> metadata =
        first(record, "metadata").flatMap(inner -> first(inner, "arXiv"));
    if (metadata.isEmpty()) {
      return malformed(header, "has no metadata of the form arXiv");
    }
    return paper(header, metadata.get(), feed, now);
  }

  private Optional<FeedItem> paper(
      XmlElement header, XmlElement metadata, String feed, Instant now) {
    Optional<PaperReference> reference =
        PaperReference.parse(metadata.text("id"))
            .filter(found -> found.id().scheme() == PaperId.Scheme.ARXIV);
    String title = PaperText.title(metadata.text("title"));
    if (reference.isEmpty() || title.isEmpty()) {
      return malformed(header, reference.isEmpty() ? "has no arXiv id" : "has no title");
    }
    FieldRemarks remarks = new FieldRemarks("record " + reference.get().id().local());
    record.remarkCut(remarks);
    Instant changed =
        remarks.date("datestamp", header.text("datestamp"), now, "the day of reading").orElse(now);
    Instant created =
        remarks
            .date("created", metadata.text("created"), now, "the day of the change")
            .orElse(changed);
    boolean updated = !metadata.text("updated").isEmpty();
    Paper paper =
        Paper.builder(reference.get().id(), title, created)
            .abstractText(PaperText.abstractText(metadata.text("abstract")))
            .authors(authors(metadata))
            .categories(
                PaperText.names(Arrays.asList(metadata.text("categories").split("\\s+", -1))))
            .version(updated ? 2 : 1)
            .comment(PaperText.title(metadata.text("comments")))
            .feeds(List.of(feed))
            .build();
    boolean news = changed.isBefore(created.plus(UNTIL_ANNOUNCED));
    AnnounceType type = news ? AnnounceType.NEW : AnnounceType.REPLACE;
    Announcement announcement = new Announcement(feed, type, changed, paper);
    return Optional.of(new FeedItem.Announced(announcement, remarks.all()));
  }

  private static List<Author> authors(XmlElement metadata) {
    List<Author> authors = new ArrayList<>();
    for (XmlElement list : metadata.all("authors")) {
      for (XmlElement author : list.all("author")) {
        String name = author.text("forenames") + " " + author.text("keyname");
        String whole = PaperText.name(name + " " + author.text("suffix"));
        // A colon that is listed as an author separates a collaboration from its members.
        if (!whole.isEmpty() && !whole.equals(":") && authors.size() < PaperText.MOST_AUTHORS) {
          String place = PaperText.name(author.text("affiliation"));
          authors.add(new Author(whole, place));
        }
      }
    }
    return authors;
  }

  private static Optional<XmlElement> first(XmlElement element, String name) {
    return element.all(name).stream().findFirst();
  }

  private static Optional<FeedItem> malformed(XmlElement header, String problem) {
    String id = PaperText.line(header.text("identifier"));
    String which = id.isEmpty() ? "a record without identifier" : "record " + id;
    return Optional.of(new FeedItem.Malformed(which + " " + problem));
  }
}
