package dev.paperboy.feed.syndication;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.paperboy.feed.Item;
import dev.paperboy.feed.fetch.Body;
import dev.paperboy.feed.text.Dates;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the document of a feed: at once where it is well-formed, else item by item. */
final class SyndicationReader {

  private final String feed;
  private final URI address;
  private final Instant now;

  SyndicationReader(String feed, URI address, Instant now) {
    this.feed = feed;
    this.address = address;
    this.now = now;
  }

  /** The items, in order; empty when it is no feed, or nothing of it can be read. */
  Optional<List<Item>> read(Body body) {
    String document = body.text();
    Optional<SyndFeed> whole = parse(document);
    return whole.isPresent() ? Optional.of(items(whole.get())) : itemByItem(document);
  }

  private List<Item> items(SyndFeed parsed) {
    Instant otherwise = date(parsed.getPublishedDate()).orElse(now);
    List<Item> items = new ArrayList<>();
    for (SyndEntry entry : parsed.getEntries()) {
      items.add(item(entry, items.size() + 1, otherwise));
    }
    return items;
  }

  private Optional<List<Item>> itemByItem(String document) {
    List<Item> items = new ArrayList<>();
    boolean anyRead = false;
    for (String itemDocument : ItemFragments.documents(document)) {
      int place = items.size() + 1;
      List<SyndEntry> entries = parse(itemDocument).map(SyndFeed::getEntries).orElse(List.of());
      if (entries.isEmpty()) {
        items.add(new Item.Malformed("item " + place + " is not well-formed"));
      } else {
        items.add(item(entries.get(0), place, now));
        anyRead = true;
      }
    }
    return anyRead ? Optional.of(items) : Optional.empty();
  }

  private Item item(SyndEntry entry, int place, Instant otherwise) {
    return new SyndicationItem(entry, address, now).read(feed, place, otherwise);
  }

  static Optional<Instant> date(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant).filter(Dates::isPlausible);
  }

  private static Optional<SyndFeed> parse(String document) {
    try {
      return Optional.of(new SyndFeedInput().build(new StringReader(document)));
    } catch (FeedException | RuntimeException unreadable) {
      // Rome also throws unchecked exceptions of many kinds at documents that are not quite feeds.
      return Optional.empty();
    }
  }
}
