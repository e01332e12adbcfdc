package dev.paperboy.feed.syndication;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.DCSubject;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndPerson;
import dev.paperboy.feed.FeedItem;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.text.Dates;
import dev.paperboy.feed.text.FieldRemarks;
import dev.paperboy.feed.text.JsonFields;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.ItemNames;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.paper.Provenance;
import dev.paperboy.paper.WebAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Parses an item of a feed: as the paper that it identifies, or as an item of its own. */
final class SyndicationItem {

  private static final int TITLE_FROM_TEXT = 120;
  private static final Pattern WEB = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE);

  /** The elements that date an item, the most specific first. */
  private static final List<String> DATES =
      List.of("pubDate", "published", "issued", "date", "created", "updated", "modified");

  private final SyndEntry entry;
  private final RawItem raw;
  private final FetchAddress feedAddress;
  private final HttpUrl base;
  private final FeedSite site;
  private final Instant now;

  SyndicationItem(
      SyndEntry entry,
      RawItem raw,
      FetchAddress feedAddress,
      HttpUrl base,
      FeedSite site,
      Instant now) {
    this.entry = entry;
    this.raw = raw;
    this.feedAddress = feedAddress;
    this.base = base;
    this.site = site;
    this.now = now;
  }

  /**
   * Parses the item.
   *
   * @param feed name of the feed
   * @param place its position in the document, from 1
   * @param otherwise its date if it has none
   */
  FeedItem read(String feed, int place, Instant otherwise) {
    String html = html();
    String text = PaperText.html(html);
    String title = title(text);
    List<String> names = names();
    Optional<PaperReference> paper = PaperNames.strongest(names);
    Optional<PaperId> id = paper.map(PaperReference::id).or(() -> ItemId.of(feed, guid(), link()));
    if (id.isEmpty()) {
      String which = title.isEmpty() ? "" : " (" + PaperText.line(title) + ")";
      return new FeedItem.Malformed("item " + place + which + " has neither a link nor an id");
    }
    if (title.isEmpty()) {
      return new FeedItem.Malformed("item " + place + " has neither a title nor a description");
    }
    FieldRemarks remarks = new FieldRemarks("item " + place + " (" + PaperText.line(title) + ")");
    if (raw.cut()) {
      remarks.add("it is too large or nested too deeply; the rest was left out");
    }
    Instant date = date(remarks, otherwise);
    Paper announced =
        Paper.builder(id.get(), title, date)
            .abstractText(text)
            .authors(PaperText.authors(authors()))
            .categories(PaperText.names(categories()))
            .version(paper.map(one -> Math.max(1, one.version())).orElse(1))
            .url(url(id.get()))
            .thumbnail(ItemPicture.of(entry).map(this::resolve).orElse(""))
            .feeds(List.of(feed))
            .provenance(
                paper.isPresent()
                    ? PaperNames.provenance(names, id.get(), site)
                    : Provenance.SOURCE)
            .build();
    // A future date is an error.
    Announcement announcement =
        new Announcement(
            feed,
            AnnounceType.NEW,
            date.isAfter(now) ? now : date,
            announced,
            alsoNamed(id.get(), html));
    return new FeedItem.Announced(announcement, remarks.all());
  }

  private String url(PaperId id) {
    return Stream.of(link(), webGuid(), id.link())
        .filter(address -> !address.isEmpty())
        .findFirst()
        .orElse("");
  }

  private ItemNames alsoNamed(PaperId id, String html) {
    Set<PaperId> former = new HashSet<>(PaperNames.former(allNames(), html));
    former.remove(id);
    String link = id.isOfItem() ? PaperReference.page(link()).map(PaperId::local).orElse("") : "";
    return new ItemNames(link, former, isDated());
  }

  private String title(String text) {
    SyndContent written = entry.getTitleEx();
    String raw = written == null ? "" : orEmpty(written.getValue());
    boolean plain = written != null && "text".equals(written.getType());
    String title = plain ? PaperText.title(raw) : PaperText.htmlTitle(raw);
    if (!title.isEmpty() || text.length() <= TITLE_FROM_TEXT) {
      return title.isEmpty() ? text : title;
    }
    int end = text.lastIndexOf(' ', TITLE_FROM_TEXT);
    return text.substring(0, end < 20 ? TITLE_FROM_TEXT : end) + "…";
  }

  /** Returns the description, or the full content if it is longer. */
  private String html() {
    String description =
        entry.getDescription() == null ? "" : orEmpty(entry.getDescription().getValue());
    return Stream.concat(
            Stream.of(description), entry.getContents().stream().map(SyndContent::getValue))
        .filter(Objects::nonNull)
        .reduce("", (longest, next) -> next.length() > longest.length() ? next : longest);
  }

  /** Returns what identifies the item itself, the most specific first. */
  private List<String> names() {
    return names(link -> link.getRel() == null || link.getRel().equals("alternate"));
  }

  /** Returns the same, and the targets of its links to related resources. */
  private List<String> allNames() {
    return Stream.concat(names(link -> true).stream(), formerLinks()).toList();
  }

  /** Returns how older versions resolved relative links: all against the feed's address. */
  private Stream<String> formerLinks() {
    return Stream.concat(
            Stream.of(orEmpty(entry.getLink())), entry.getLinks().stream().map(SyndLink::getHref))
        .filter(link -> link != null && !link.isBlank() && PaperText.link(link).isEmpty())
        .flatMap(link -> formerly(link).stream());
  }

  private Optional<String> formerly(String link) {
    try {
      return Optional.of(
          feedAddress.base().uri().resolve(link.strip().replace(" ", "%20")).toString());
    } catch (IllegalArgumentException notTakenThen) {
      return Optional.empty();
    }
  }

  private List<String> names(Predicate<SyndLink> counted) {
    List<String> names = new ArrayList<>();
    names.add(guid());
    names.add(link());
    entry.getLinks().stream().filter(counted).forEach(link -> names.add(resolve(link.getHref())));
    dublinCore().ifPresent(module -> names.addAll(module.getIdentifiers()));
    for (var element : entry.getForeignMarkup()) {
      if (element.getName().equalsIgnoreCase("doi")) {
        names.add("doi:" + element.getTextTrim());
      }
    }
    return names.stream().filter(Objects::nonNull).filter(name -> !name.isBlank()).toList();
  }

  /** Returns the feed's id of the item; "" if there is none. */
  private String guid() {
    Object written = entry.getWireEntry();
    String guid = entry.getUri();
    if (written instanceof com.rometools.rome.feed.rss.Item item) {
      // If there is no id, Rome substitutes the link.
      String about = Objects.equals(item.getUri(), item.getLink()) ? "" : item.getUri();
      guid = item.getGuid() == null ? about : item.getGuid().getValue();
    } else if (written instanceof Entry atom) {
      guid = atom.getId();
    }
    return orEmpty(guid).strip();
  }

  private String webGuid() {
    return WEB.matcher(guid()).matches() ? PaperText.link(guid()) : "";
  }

  /** Returns its address; "" if it has none. */
  private String link() {
    boolean onlyNamed =
        entry.getWireEntry() instanceof com.rometools.rome.feed.rss.Item item
            && item.getLink() == null;
    return onlyNamed ? webGuid() : resolve(entry.getLink());
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

  /** Rome parses few date formats, and does not report the others. */
  private Instant date(FieldRemarks remarks, Instant otherwise) {
    List<String> written = writtenDates();
    if (written.isEmpty()) {
      return otherwise;
    }
    return written.stream()
        .flatMap(date -> Dates.read(date, now).stream())
        .findFirst()
        .or(() -> remarks.date("date", written.get(0), now, JsonFields.DAY_OF_READING))
        .orElse(now);
  }

  private boolean isDated() {
    return writtenDates().stream().anyMatch(date -> Dates.read(date, now).isPresent());
  }

  private List<String> writtenDates() {
    return DATES.stream()
        .map(name -> raw.dates().getOrDefault(name, ""))
        .filter(date -> !date.isBlank())
        .toList();
  }

  private Optional<DCModule> dublinCore() {
    return entry.getModule(DCModule.URI) instanceof DCModule module
        ? Optional.of(module)
        : Optional.empty();
  }

  /** Returns the full address of a link, which may be relative; "" if there is none. */
  private String resolve(@Nullable String link) {
    if (link == null || link.isBlank()) {
      return "";
    }
    String written = PaperText.link(link);
    return written.isEmpty()
        ? WebAddress.resolve(base, link).map(WebAddress::link).map(PaperText::link).orElse("")
        : written;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
