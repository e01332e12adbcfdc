package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.Checkpoint;
import dev.paperboy.feed.text.FieldRemarks;
import dev.paperboy.feed.text.XmlEvents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of an XML document; names exclude namespaces. */
final class XmlElement {

  private static final Set<String> ITEMS = Set.of("item", "entry", "record");
  private static final int DEEPEST = 60;

  /**
   * The limit of one item, and of everything around the items: a paper with 5,000 authors has
   * 20,000 elements.
   */
  private static final int MOST_ELEMENTS = 50_000;

  private static final int MOST_CHARACTERS = 2_000_000;

  private final String name;
  private final Map<String, String> attributes;
  private final List<XmlElement> children = new ArrayList<>(0);
  private final StringBuilder text = new StringBuilder(0);
  private boolean cut;

  private XmlElement(String name, Map<String, String> attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  /** Receives the items of a document as they are parsed. */
  @FunctionalInterface
  interface Items {
    /**
     * Receives the next item: an item, entry or record.
     *
     * @param document the root as parsed so far, without the items
     * @throws InterruptedException if the program is stopping
     */
    void take(XmlElement item, XmlElement document) throws InterruptedException;
  }

  /**
   * Parses a document and passes on its items as they are parsed. A document with a DOCTYPE is
   * rejected: no source needs one, and attacks do. Elements nested more than 60 levels deep are
   * skipped.
   *
   * @return the root, without the items
   * @throws XMLStreamException if it is not well-formed, or has more than 50,000 elements or
   *     2,000,000 characters besides its items; items before that position were passed on
   * @throws InterruptedException if the program is stopping
   */
  static XmlElement parse(String document, Checkpoint checkpoint, Items items)
      throws XMLStreamException, InterruptedException {
    try (XmlEvents events = XmlEvents.of(document, checkpoint)) {
      return new Reading(events, items).read();
    }
  }

  /** The state of parsing one document. */
  private static final class Reading {
    private final XmlEvents events;
    private final XMLStreamReader reader;
    private final Items items;
    private final XmlElement document = new XmlElement("", Map.of());
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private final Size around = new Size();
    private Size size = around;
    private int itemDepth;
    private int passedOver;

    Reading(XmlEvents events, Items items) {
      this.events = events;
      this.reader = events.current();
      this.items = items;
      open.push(document);
    }

    XmlElement read() throws XMLStreamException, InterruptedException {
      while (events.hasNext()) {
        switch (events.next()) {
          case XMLStreamConstants.START_ELEMENT -> start();
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
          case XMLStreamConstants.DTD -> throw new XMLStreamException("it has a document type");
          default -> {}
        }
        if (around.isTooLarge()) {
          throw new XMLStreamException("it holds too much besides its items");
        }
      }
      return document.children.get(0);
    }

    private void start() {
      boolean within = open.size() > 1;
      boolean begins = within && itemDepth == 0 && ITEMS.contains(reader.getLocalName());
      if (begins) {
        size = new Size();
      }
      size.elements++;
      if (passedOver > 0 || open.size() > DEEPEST || size.isTooLarge()) {
        size.deep = true;
        passedOver++;
        return;
      }
      XmlElement element = new XmlElement(reader.getLocalName(), attributes());
      if (begins) {
        itemDepth = open.size();
      } else {
        open.getFirst().children.add(element);
      }
      open.push(element);
    }

    private Map<String, String> attributes() {
      Map<String, String> attributes = reader.getAttributeCount() == 0 ? Map.of() : new HashMap<>();
      for (int at = 0; at < reader.getAttributeCount(); at++) {
        String value = reader.getAttributeValue(at);
        size.characters += value.length();
        if (!size.isTooLarge()) {
          attributes.put(reader.getAttributeLocalName(at), value);
        }
      }
      return attributes;
    }

    private void text() {
      size.characters += reader.getTextLength();
      if (passedOver == 0 && !size.isTooLarge()) {
        open.getFirst()
            .text
            .append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      }
    }

    private void end() throws InterruptedException {
      if (passedOver > 0) {
        passedOver--;
        return;
      }
      XmlElement closed = open.pop();
      if (itemDepth > 0 && open.size() == itemDepth) {
        closed.cut = size.isTooLarge() || size.deep;
        itemDepth = 0;
        size = around;
        items.take(closed, document.children.isEmpty() ? document : document.children.get(0));
      }
    }
  }

  /** The amount parsed so far. */
  private static final class Size {
    private long elements;
    private long characters;
    private boolean deep;

    boolean isTooLarge() {
      return elements > MOST_ELEMENTS || characters > MOST_CHARACTERS;
    }
  }

  /** Adds a remark if an item is too large, or nested too deeply, to be read completely. */
  void remarkCut(FieldRemarks remarks) {
    if (cut) {
      remarks.add("it is too large or nested too deeply; the rest was left out");
    }
  }

  /** Returns the name, without its namespace. */
  String name() {
    return name;
  }

  /** Returns the children with this name, in order. */
  List<XmlElement> all(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /** Returns the text of the first child with this name; "" if there is none. */
  String text(String childName) {
    return all(childName).stream().map(XmlElement::text).findFirst().orElse("");
  }

  /** Returns the text directly within the element. */
  String text() {
    return text.toString().strip();
  }

  /** Returns the value of an attribute; "" if there is none. */
  String attribute(String attributeName) {
    return attributes.getOrDefault(attributeName, "");
  }
}
