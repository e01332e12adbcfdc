package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.FeedItem;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.PageBuilder;
import dev.paperboy.feed.text.Dates;
import dev.paperboy.feed.text.FieldRemarks;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parses the daily announcements of {@code rss.arxiv.org}, in RSS or Atom: each version of a paper
 * once, with the strongest of its announcement types. Not thread-safe.
 */
final class ArxivAnnouncements implements XmlElement.Items {

  private static final Pattern PREFIX =
      Pattern.compile(
          "^arXiv:\\S+\\s+Announce Type:\\s*([\\w-]+)\\s*(?:Abstract:\\s*)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MONTH_OF_ID = Pattern.compile("(?:^|/)(\\d{2})(\\d{2})");

  private final String feed;
  private final Instant now;
  private final PageBuilder page;
  private final Map<String, FeedItem.Announced> papers = new LinkedHashMap<>();

  /**
   * Creates a parser for the feed of this name.
   *
   * @param now the date of announcements without one, in a feed without one
   */
  ArxivAnnouncements(String feed, Instant now, PageBuilder page) {
    this.feed = feed;
    this.now = now;
    this.page = page;
  }

  @Override
  public void take(XmlElement item, XmlElement document) throws InterruptedException {
    if (!page.wantsNext()) {
      return;
    }
    Instant date =
        Dates.read(firstOf(channel(document), "pubDate", "updated", "lastBuildDate")).orElse(now);
    FeedItem read = new Entry(item, page.seen()).read(feed, date);
    if (read instanceof FeedItem.Announced readable) {
      Paper paper = readable.announcement().paper();
      papers.merge(paper.id() + "v" + paper.version(), readable, ArxivAnnouncements::stronger);
    } else {
      page.add(read);
    }
  }

  /** Returns a page of all announcements. */
  FeedPage page(Validators validators) {
    papers.values().forEach(page::add);
    return page.page(Optional.of(validators));
  }

  /** Returns the error message of a document without announcements; empty if there is no error. */
  static Optional<String> error(XmlElement document) {
    XmlElement channel = channel(document);
    String title = channel.text("title");
    if (!title.toLowerCase(Locale.ROOT).startsWith("feed error")) {
      return Optional.empty();
    }
    String said = PaperText.title(firstOf(channel, "description", "subtitle"));
    return Optional.of(said.isEmpty() ? PaperText.title(title) : said);
  }

  /** Returns whether a document is a feed. */
  static boolean isFeed(XmlElement document) {
    return document.name().equals("feed") || !document.all("channel").isEmpty();
  }

  private static FeedItem.Announced stronger(FeedItem.Announced one, FeedItem.Announced other) {
    return one.announcement().type().compareTo(other.announcement().type()) <= 0 ? one : other;
  }

  private static XmlElement channel(XmlElement document) {
    return document.all("channel").stream().findFirst().orElse(document);
  }

  private static String firstOf(XmlElement element, String... names) {
    return Stream.of(names)
        .map(element::text)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  private record Entry(XmlElement element, int place) {

    FeedItem read(String feed, Instant feedDate) {
      Optional<PaperReference> reference = reference();
      if (reference.isEmpty()) {
        return new FeedItem.Malformed("item " + place + " has no arXiv id");
      }
      PaperId id = reference.get().id();
      String title = PaperText.title(element.text("title"));
      if (title.isEmpty()) {
        return new FeedItem.Malformed("item " + place + " (" + id.local() + ") has no title");
      }
      FieldRemarks remarks = new FieldRemarks("item " + place + " (" + id.local() + ")");
      element.remarkCut(remarks);
      Instant announced =
          remarks
              .date("date", firstOf(element, "pubDate", "published"), feedDate, "that of the feed")
              .orElse(feedDate);
      int version = Math.max(1, reference.get().version());
      String description = firstOf(element, "description", "summary");
      Paper paper =
          Paper.builder(id, title, published(id, announced))
              .abstractText(PaperText.abstractText(PREFIX.matcher(description).replaceFirst("")))
              .authors(AuthorLine.read(String.join(", ", creators())))
              .categories(PaperText.names(categories()))
              .version(version)
              .feeds(List.of(feed))
              .build();
      AnnounceType type = type(description, version);
      return new FeedItem.Announced(new Announcement(feed, type, announced, paper), remarks.all());
    }

    private Optional<PaperReference> reference() {
      return Stream.of(element.text("guid"), element.text("id"), link())
          .flatMap(text -> PaperReference.parse(text).stream())
          .filter(reference -> reference.id().scheme() == PaperId.Scheme.ARXIV)
          .findFirst();
    }

    private String link() {
      return element.all("link").stream()
          .map(link -> link.attribute("href").isEmpty() ? link.text() : link.attribute("href"))
          .findFirst()
          .orElse("");
    }

    private Collection<String> creators() {
      return element.all("creator").stream().map(XmlElement::text).toList();
    }

    private List<String> categories() {
      return element.all("category").stream()
          .map(
              category ->
                  category.attribute("term").isEmpty()
                      ? category.text()
                      : category.attribute("term"))
          .toList();
    }

    private AnnounceType type(String description, int version) {
      Matcher matcher = PREFIX.matcher(description);
      String written = element.text("announce_type");
      if (written.isEmpty() && matcher.find()) {
        written = matcher.group(1);
      }
      return switch (written.toLowerCase(Locale.ROOT)) {
        case "new" -> AnnounceType.NEW;
        case "cross" -> AnnounceType.CROSS;
        case "replace" -> AnnounceType.REPLACE;
        case "replace-cross" -> AnnounceType.REPLACE_CROSS;
        default -> version > 1 ? AnnounceType.REPLACE : AnnounceType.NEW;
      };
    }

    /**
     * Returns an estimate of when the first version appeared, which the feed does not say: at the
     * latest when it was announced, and in the month that the id encodes, on whose first day it is
     * set if that is long past.
     */
    private static Instant published(PaperId id, Instant announced) {
      Matcher matcher = MONTH_OF_ID.matcher(id.local());
      if (!matcher.find()) {
        return announced;
      }
      int year = Integer.parseInt(matcher.group(1));
      int month = Integer.parseInt(matcher.group(2));
      if (month < 1 || month > 12) {
        return announced;
      }
      // arXiv began in 1991: two digits from 91 on belong to the 20th century.
      YearMonth named = YearMonth.of(year >= 91 ? 1900 + year : 2000 + year, month);
      YearMonth announcedIn = YearMonth.from(announced.atOffset(ZoneOffset.UTC));
      return named.plusMonths(1).isBefore(announcedIn)
          ? named.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()
          : announced;
    }
  }
}
