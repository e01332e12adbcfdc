package dev.paperboy.feed.syndication;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SAXBuilder;
import com.rometools.rome.io.WireFeedInput;
import dev.paperboy.feed.FeedItem;
import dev.paperboy.feed.PageBuilder;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.text.XmlEvents;
import dev.paperboy.paper.WebAddress;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a feed document: as a whole if it is well-formed, otherwise item by item. */
final class SyndicationReader {

  private static final Logger log = LoggerFactory.getLogger(SyndicationReader.class);

  private final String feed;
  private final FetchAddress address;
  private final Instant now;

  SyndicationReader(String feed, FetchAddress address, Instant now) {
    this.feed = feed;
    this.address = address;
    this.now = now;
  }

  /**
   * Passes on the items in pages, in order, except the last page, which the caller passes on.
   *
   * @return whether it is a feed
   * @throws InterruptedException if the program is stopping
   */
  boolean read(String document, PageBuilder page) throws InterruptedException {
    Optional<FeedDocument> whole = whole(document, page);
    if (whole.isEmpty()) {
      whole = whole(MarkupRepair.of(document), page);
    }
    if (whole.isEmpty()) {
      return itemByItem(document, page);
    }
    if (!whole.get().isFeed()) {
      return false;
    }
    try {
      readItems(whole.get(), page);
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("it was well-formed before", impossible);
    }
    return true;
  }

  private static Optional<FeedDocument> whole(String document, PageBuilder page)
      throws InterruptedException {
    try {
      return Optional.of(FeedDocument.of(document, page));
    } catch (XMLStreamException notWellFormed) {
      return Optional.empty();
    }
  }

  private void readItems(FeedDocument whole, PageBuilder page)
      throws XMLStreamException, InterruptedException {
    Instant otherwise = whole.date().filter(date -> date.isBefore(now)).orElse(now);
    whole.items(
        page,
        raw -> {
          page.add(item(raw, page.seen(), otherwise));
          page.handOverFull();
        });
  }

  /** Reads each item of a feed that is not well-formed separately. */
  private boolean itemByItem(String document, PageBuilder page) throws InterruptedException {
    ItemFragments fragments = new ItemFragments(document);
    for (String fragment = fragments.next(); !fragment.isEmpty(); fragment = fragments.next()) {
      if (page.wantsNext()) {
        page.add(fragment(fragments.document(fragment), page));
        page.handOverFull();
      }
    }
    return page.seen() > 0;
  }

  private FeedItem fragment(String document, PageBuilder page) throws InterruptedException {
    int place = page.seen();
    List<FeedItem> items = new ArrayList<>();
    try {
      FeedDocument.of(document, page).items(page.aside(), raw -> items.add(item(raw, place, now)));
    } catch (XMLStreamException notWellFormed) {
      return new FeedItem.Malformed("item " + place + " is not well-formed");
    }
    return items.isEmpty()
        ? new FeedItem.Malformed("item " + place + " is not well-formed")
        : items.get(0);
  }

  private FeedItem item(RawItem raw, int place, Instant otherwise) {
    try {
      return parse(raw)
          .map(item -> item.read(feed, place, otherwise))
          .orElseGet(
              () -> new FeedItem.Malformed("item " + place + " is not an item of a known kind"));
    } catch (RuntimeException | StackOverflowError unforeseen) {
      log.atWarn()
          .addKeyValue("feed", feed)
          .addKeyValue("item", place)
          .log("item could not be read for an unexpected reason", unforeseen);
      return new FeedItem.Malformed("item " + place + " could not be read; see the log");
    }
  }

  /**
   * Returns the base of relative links of an item: the bases that the document declares; in RSS,
   * which has none, the home page of the channel; otherwise the feed itself.
   */
  private HttpUrl base(RawItem raw, SyndFeed parsed) {
    HttpUrl base = address.base();
    boolean rss = Objects.requireNonNullElse(parsed.getFeedType(), "").startsWith("rss");
    List<String> bases =
        raw.bases().isEmpty() && rss
            ? List.of(Objects.requireNonNullElse(parsed.getLink(), ""))
            : raw.bases();
    for (String written : bases) {
      base = WebAddress.resolve(base, written).orElse(base);
    }
    return base;
  }

  private Optional<SyndicationItem> parse(RawItem raw) {
    for (String document : raw.documents()) {
      try {
        // Rome's own form of an entry does not distinguish an id from an address.
        SyndFeed parsed = new SyndFeedImpl(new Parser().build(new StringReader(document)), true);
        if (!parsed.getEntries().isEmpty()) {
          FeedSite site = FeedSite.of(address, parsed.getLink());
          SyndEntry entry = parsed.getEntries().get(0);
          HttpUrl base = base(raw, parsed);
          return Optional.of(new SyndicationItem(entry, raw, address, base, site, now));
        }
      } catch (FeedException | RuntimeException unreadable) {
        // Rome also throws various unchecked exceptions for documents that are not quite feeds.
        log.atDebug().addKeyValue("reason", unreadable.getMessage()).log("not of this kind");
      }
    }
    return Optional.empty();
  }

  /**
   * Rome's parser, without Java's own nesting limit: {@link FeedDocument} has removed what is too
   * deep.
   */
  private static final class Parser extends WireFeedInput {
    @Override
    protected SAXBuilder createSAXBuilder() {
      SAXBuilder builder = super.createSAXBuilder();
      builder.setProperty(XmlEvents.DEPTH, "0");
      return builder;
    }
  }
}
