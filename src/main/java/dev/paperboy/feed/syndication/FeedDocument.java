package dev.paperboy.feed.syndication;

import dev.paperboy.feed.Checkpoint;
import dev.paperboy.feed.PageBuilder;
import dev.paperboy.feed.text.Dates;
import dev.paperboy.feed.text.XmlEvents;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed feed document, read item by item, so that only one item is in memory. It is read
 * twice, first to check that it is well-formed and to read its metadata.
 */
final class FeedDocument {

  /** Reading ends at elements nested deeper than this. */
  private static final int DEEPEST = 10_000;

  /** Deeper than any legitimate text. */
  private static final int DEEPEST_TEXT = 100;

  private static final int DEEPEST_ITEM = 50;

  /** A paper with 5,000 authors has 15,000. */
  private static final int MOST_ELEMENTS = 20_000;

  private static final int MOST_CHARACTERS = 1_000_000;
  private static final int LONGEST_HEAD = 8_000;
  private static final Set<String> ITEMS = Set.of("item", "entry");
  private static final Set<String> OF_THE_HEAD =
      Set.of(
          "title",
          "link",
          "id",
          "author",
          "pubDate",
          "published",
          "updated",
          "modified",
          "date",
          "lastBuildDate");

  private final String document;
  private final @Nullable String[] bases = new String[DEEPEST_ITEM + 1];
  private final ElementWriter head = new ElementWriter(10, 100, LONGEST_HEAD);
  private String root = "";
  private String endOfRoot = "";
  private String endOfChannel = "";
  private int headDepth;
  private boolean hasItems;

  private FeedDocument(String document) {
    this.document = document;
  }

  /** Visits the elements of the document in order. */
  private interface Visitor {
    /** Returns whether it has read the element to its end. */
    boolean visit(XmlEvents events, int depth, boolean isItem)
        throws XMLStreamException, InterruptedException;
  }

  /**
   * Scans a document.
   *
   * @throws XMLStreamException if it is not well-formed, has a DOCTYPE, or is nested far too deeply
   * @throws InterruptedException if the program is stopping
   */
  static FeedDocument of(String document, Checkpoint checkpoint)
      throws XMLStreamException, InterruptedException {
    FeedDocument feed = new FeedDocument(document);
    feed.walk(checkpoint, feed::outline);
    return feed;
  }

  /** Returns whether it is a feed, by its name or because it has items. */
  boolean isFeed() {
    return hasItems || Set.of("rss", "feed", "RDF").contains(root);
  }

  /** Returns the date of the feed itself; empty if it has none. */
  Optional<Instant> date() {
    return Stream.of("pubDate", "published", "updated", "modified", "date", "lastBuildDate")
        .flatMap(name -> Dates.read(head.dates().getOrDefault(name, "")).stream())
        .findFirst();
  }

  /**
   * Passes on the items, in order.
   *
   * @param page counts them, and limits their number
   * @throws InterruptedException if the program is stopping
   */
  void items(PageBuilder page, Consumer<RawItem> items)
      throws XMLStreamException, InterruptedException {
    walk(
        page,
        (events, depth, isItem) -> {
          if (!isItem) {
            return false;
          }
          if (page.wantsNext()) {
            items.accept(item(events, depth));
          } else {
            skip(events);
          }
          return true;
        });
  }

  private RawItem item(XmlEvents events, int depth)
      throws XMLStreamException, InterruptedException {
    String name = events.current().getLocalName();
    ElementWriter item = new ElementWriter(DEEPEST_TEXT, MOST_ELEMENTS, MOST_CHARACTERS);
    item.write(events);
    return new RawItem(
        name,
        beforeItem(),
        item.text(),
        afterItem(),
        item.dates(),
        Arrays.stream(bases, 1, depth + 1).filter(Objects::nonNull).toList(),
        item.isCut());
  }

  private String beforeItem() {
    return switch (root) {
      case "feed" -> head.text();
      // Items of RSS 1.0 are siblings of the channel.
      case "RDF" -> head.text() + endOfChannel;
      default -> endOfChannel.isEmpty() ? head.text() + "<channel>" : head.text();
    };
  }

  private String afterItem() {
    return switch (root) {
      case "feed", "RDF" -> endOfRoot;
      default -> (endOfChannel.isEmpty() ? "</channel>" : endOfChannel) + endOfRoot;
    };
  }

  private boolean outline(XmlEvents events, int depth, boolean isItem)
      throws XMLStreamException, InterruptedException {
    XMLStreamReader reader = events.current();
    String name = reader.getLocalName();
    if (depth == 1) {
      root = name;
      endOfRoot = ElementWriter.endTag(reader);
      headDepth = name.equals("feed") ? 2 : 0;
      head.openRoot(reader);
    } else if (isItem) {
      hasItems = true;
    } else if (depth == headDepth && OF_THE_HEAD.contains(name)) {
      head.write(events);
      return true;
    } else if (depth == 2 && name.equals("channel") && headDepth == 0) {
      endOfChannel = ElementWriter.endTag(reader);
      headDepth = 3;
      head.open(reader);
    } else if (depth < headDepth) {
      // The first channel has ended.
      headDepth = -1;
    }
    return false;
  }

  private void walk(Checkpoint checkpoint, Visitor visitor)
      throws XMLStreamException, InterruptedException {
    try (XmlEvents events = XmlEvents.of(document, checkpoint)) {
      XMLStreamReader reader = events.current();
      int depth = 0;
      @Nullable String[] namespaces = new String[DEEPEST_ITEM + 1];
      while (events.hasNext()) {
        int event = events.next();
        if (event == XMLStreamConstants.DTD) {
          throw new XMLStreamException("it has a document type");
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          requireDepth(++depth);
          boolean isItem = depth > 1 && depth <= DEEPEST_ITEM && isItem(reader, depth, namespaces);
          if (depth <= DEEPEST_ITEM) {
            namespaces[depth] = reader.getNamespaceURI();
            bases[depth] = reader.getAttributeValue(XMLConstants.XML_NS_URI, "base");
          }
          depth -= visitor.visit(events, depth, isItem) ? 1 : 0;
        }
      }
    }
  }

  /** Feed modules have their own items and entries, in their own namespaces. */
  private static boolean isItem(XMLStreamReader reader, int depth, @Nullable String[] namespaces) {
    String namespace = reader.getNamespaceURI();
    return ITEMS.contains(reader.getLocalName())
        && (depth == 2
            || namespace == null
            || namespace.isEmpty()
            || namespace.equals(namespaces[depth - 1]));
  }

  private static void skip(XmlEvents events) throws XMLStreamException, InterruptedException {
    for (int depth = 1; depth > 0; ) {
      int event = events.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      requireDepth(depth);
    }
  }

  static void requireDepth(int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("it is nested more than " + DEEPEST + " levels deep");
    }
  }
}
