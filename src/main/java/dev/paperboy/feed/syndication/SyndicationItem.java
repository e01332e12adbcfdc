package dev.paperboy.feed.syndication;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.DCSubject;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndPerson;
import dev.paperboy.feed.Item;
import dev.paperboy.feed.fetch.Address;
import dev.paperboy.feed.text.Dates;
import dev.paperboy.feed.text.JsonFields;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.feed.text.PlainText;
import dev.paperboy.feed.text.Remarks;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.paper.WebAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an item of a feed as a paper. */
final class SyndicationItem {

  private static final int TITLE_FROM_TEXT = 120;

  /** The elements that date an item, the most telling first. */
  private static final List<String> DATES =
      List.of("pubDate", "published", "issued", "date", "created", "updated", "modified");

  private final SyndEntry entry;
  private final RawItem raw;
  private final Address feedAddress;
  private final Instant now;

  SyndicationItem(SyndEntry entry, RawItem raw, Address feedAddress, Instant now) {
    this.entry = entry;
    this.raw = raw;
    this.feedAddress = feedAddress;
    this.now = now;
  }

  Item read(String feed, int place, Instant otherwise) {
    String html = html();
    String text = PlainText.of(html);
    String title = title(text);
    List<String> names = names();
    Optional<PaperReference> reference =
        PaperNames.strongest(names)
            .or(() -> PaperNames.onlyOneIn(html))
            .or(() -> PaperNames.address(names));
    if (reference.isEmpty()) {
      String which = title.isEmpty() ? "" : " (" + PaperText.name(title) + ")";
      return new Item.Malformed("item " + place + which + " has neither a link nor an id");
    }
    if (title.isEmpty()) {
      return new Item.Malformed("item " + place + " has neither a title nor a description");
    }
    Remarks remarks = new Remarks("item " + place + " (" + PaperText.name(title) + ")");
    if (raw.cut()) {
      remarks.add("it is too large or nested too deeply; the rest of it was left out");
    }
    Instant date = date(remarks, otherwise);
    Paper paper = paper(reference.get(), title, text, date, feed);
    // A date in the future is a mistake, or a wish.
    Instant announced = date.isAfter(now) ? now : date;
    Announcement announcement = new Announcement(feed, AnnounceType.NEW, announced, paper);
    return new Item.Announced(announcement, remarks.all());
  }

  private Paper paper(
      PaperReference reference, String title, String text, Instant date, String feed) {
    String link = resolve(entry.getLink());
    return Paper.builder(reference.id(), title, date)
        .abstractText(text)
        .authors(PaperText.authors(authors()))
        .categories(PaperText.names(categories()))
        .version(Math.max(1, reference.version()))
        .url(link.isEmpty() ? reference.id().link() : link)
        .feeds(List.of(feed))
        .build();
  }

  private String title(String text) {
    SyndContent written = entry.getTitleEx();
    String raw = written == null ? "" : orEmpty(written.getValue());
    boolean plain = written != null && "text".equals(written.getType());
    String title = plain ? PaperText.title(raw) : PaperText.title(PlainText.of(raw));
    if (!title.isEmpty() || text.length() <= TITLE_FROM_TEXT) {
      return title.isEmpty() ? text : title;
    }
    int end = text.lastIndexOf(' ', TITLE_FROM_TEXT);
    return text.substring(0, end < 20 ? TITLE_FROM_TEXT : end) + "…";
  }

  /** The description, or the whole content where there is more of it. */
  private String html() {
    String description =
        entry.getDescription() == null ? "" : orEmpty(entry.getDescription().getValue());
    return Stream.concat(
            Stream.of(description), entry.getContents().stream().map(SyndContent::getValue))
        .filter(Objects::nonNull)
        .reduce("", (longest, next) -> next.length() > longest.length() ? next : longest);
  }

  /** What may name the paper, the most telling first. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    names.add(orEmpty(entry.getUri()));
    names.add(resolve(entry.getLink()));
    for (SyndLink link : entry.getLinks()) {
      names.add(resolve(link.getHref()));
    }
    dublinCore().ifPresent(module -> names.addAll(module.getIdentifiers()));
    for (var element : entry.getForeignMarkup()) {
      if (element.getName().equalsIgnoreCase("doi")) {
        names.add("doi:" + element.getTextTrim());
      }
    }
    return names.stream().filter(Objects::nonNull).filter(name -> !name.isBlank()).toList();
  }

  private List<String> authors() {
    List<String> people = new ArrayList<>();
    for (SyndPerson person : entry.getAuthors()) {
      people.add(orEmpty(person.getName()));
    }
    dublinCore().filter(module -> people.isEmpty()).ifPresent(m -> people.addAll(m.getCreators()));
    if (people.isEmpty()) {
      people.add(orEmpty(entry.getAuthor()));
    }
    return people.stream().filter(Objects::nonNull).flatMap(AuthorNames::in).toList();
  }

  private List<String> categories() {
    List<String> categories = new ArrayList<>();
    for (SyndCategory category : entry.getCategories()) {
      categories.add(orEmpty(category.getName()));
    }
    if (categories.isEmpty()) {
      dublinCore().stream()
          .flatMap(module -> module.getSubjects().stream())
          .map(DCSubject::getValue)
          .forEach(value -> categories.add(orEmpty(value)));
    }
    return categories.stream().distinct().toList();
  }

  /** Rome reads few of the ways to write a date, and does not tell of the others. */
  private Instant date(Remarks remarks, Instant otherwise) {
    List<String> written =
        DATES.stream()
            .map(name -> raw.dates().getOrDefault(name, ""))
            .filter(date -> !date.isBlank())
            .toList();
    if (written.isEmpty()) {
      return otherwise;
    }
    return written.stream()
        .flatMap(date -> Dates.read(date, now).stream())
        .findFirst()
        .or(() -> remarks.date("date", written.get(0), now, JsonFields.DAY_OF_READING))
        .orElse(now);
  }

  private Optional<DCModule> dublinCore() {
    return entry.getModule(DCModule.URI) instanceof DCModule module
        ? Optional.of(module)
        : Optional.empty();
  }

  /** The full address of a link, which may be relative to the feed's; "" where there is none. */
  private String resolve(@Nullable String link) {
    if (link == null || link.isBlank()) {
      return "";
    }
    String written = PaperText.link(link);
    return written.isEmpty()
        ? WebAddress.resolve(feedAddress.base(), link)
            .map(WebAddress::link)
            .map(PaperText::link)
            .orElse("")
        : written;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
