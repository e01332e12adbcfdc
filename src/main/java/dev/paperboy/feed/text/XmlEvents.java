package dev.paperboy.feed.text;

import dev.paperboy.feed.Checkpoint;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The events of an untrusted XML document, with text in chunks of any length. Entities are not
 * expanded, and nothing external is fetched. A checkpoint is passed between events, so that reading
 * any document can be interrupted. Not thread-safe.
 */
public final class XmlEvents implements AutoCloseable {

  /**
   * The property of Java's parsers that limits nesting; {@code "0"} means unlimited. Java 25 has a
   * limit of 100, which a text within an item may reach; readers count levels themselves.
   */
  public static final String DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

  /** The parser's limit for other attributes. */
  private static final int MOST_NAMESPACES = 10_000;

  private static final String NAMESPACE = "xmlns";

  /** Reading a clock takes longer than most events. */
  private static final int EVENTS_BETWEEN = 64;

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private final Checkpoint checkpoint;
  private int events;

  private XmlEvents(XMLStreamReader reader, Checkpoint checkpoint) {
    this.reader = reader;
    this.checkpoint = checkpoint;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    if (factory.isPropertySupported(DEPTH)) {
      factory.setProperty(DEPTH, "0");
    }
    return factory;
  }

  /**
   * Opens a document.
   *
   * @throws XMLStreamException if its beginning is malformed, or it declares more than 10,000
   *     namespaces in one tag
   */
  public static XmlEvents of(String document, Checkpoint checkpoint) throws XMLStreamException {
    requireFewNamespaces(document);
    synchronized (FACTORY) {
      return new XmlEvents(FACTORY.createXMLStreamReader(new StringReader(document)), checkpoint);
    }
  }

  /** The parser compares each namespace of a tag with all others, in quadratic time. */
  private static void requireFewNamespaces(String document) throws XMLStreamException {
    int declared = 0;
    int tag = document.indexOf('<');
    for (int at = document.indexOf(NAMESPACE); at >= 0; ) {
      while (tag >= 0 && tag < at) {
        declared = 0;
        tag = document.indexOf('<', tag + 1);
      }
      if (++declared > MOST_NAMESPACES) {
        throw new XMLStreamException("it declares too many namespaces in one tag");
      }
      at = document.indexOf(NAMESPACE, at + NAMESPACE.length());
    }
  }

  /**
   * Returns whether there is another event.
   *
   * @throws XMLStreamException if the document is not well-formed
   */
  public boolean hasNext() throws XMLStreamException {
    return reader.hasNext();
  }

  /**
   * Advances to the next event, and returns its type as in {@code XMLStreamConstants}.
   *
   * @throws XMLStreamException if the document is not well-formed
   * @throws InterruptedException if the program is stopping
   */
  public int next() throws XMLStreamException, InterruptedException {
    if (++events % EVENTS_BETWEEN == 0) {
      checkpoint.proceed();
    }
    return reader.next();
  }

  /** Returns the reader, positioned at the current event. */
  public XMLStreamReader current() {
    return reader;
  }

  @Override
  public void close() throws XMLStreamException {
    reader.close();
  }
}
