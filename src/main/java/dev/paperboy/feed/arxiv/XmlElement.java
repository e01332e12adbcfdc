package dev.paperboy.feed.arxiv;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of an XML document; names are without their namespace. */
final class XmlElement {

  private static final int DEEPEST = 60;

  private final String name;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private XmlElement(String name) {
    this.name = name;
  }

  /**
   * Reads a document. One with a document type is refused: nothing that we read needs one, and
   * attacks do.
   *
   * @throws XMLStreamException when it is not well-formed
   */
  static XmlElement parse(String document) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
    try {
      return read(reader);
    } finally {
      reader.close();
    }
  }

  private static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
    XmlElement document = new XmlElement("");
    Deque<XmlElement> open = new ArrayDeque<>();
    open.push(document);
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> open.push(open.getFirst().child(reader));
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.getFirst().text.append(reader.getText());
        case XMLStreamConstants.DTD -> throw new XMLStreamException("it has a document type");
        default -> {}
      }
      if (open.size() > DEEPEST) {
        throw new XMLStreamException("its elements are nested too deeply");
      }
    }
    return document.children.get(0);
  }

  private XmlElement child(XMLStreamReader reader) {
    XmlElement child = new XmlElement(reader.getLocalName());
    for (int at = 0; at < reader.getAttributeCount(); at++) {
      child.attributes.put(reader.getAttributeLocalName(at), reader.getAttributeValue(at));
    }
    children.add(child);
    return child;
  }

  /** The name, without its namespace. */
  String name() {
    return name;
  }

  /** The children of this name, in order. */
  List<XmlElement> all(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /** The text of the first child of this name; "" where there is none. */
  String text(String childName) {
    return all(childName).stream().map(XmlElement::text).findFirst().orElse("");
  }

  /** The text directly within. */
  String text() {
    return text.toString().strip();
  }

  /** The value of the attribute of this name; "" where there is none. */
  String attribute(String attributeName) {
    return attributes.getOrDefault(attributeName, "");
  }
}
